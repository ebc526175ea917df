/** The names of the twelve months and their short forms, a line a language: months parted by "|", spellings by ",". */
const BY_LANGUAGE = [
  "january,jan|february,feb|march,mar|april,apr|may|june,jun|july,jul|august,aug|september,sept,sep|october,oct|november,nov|december,dec",
  "januar,jänner|februar,feber|märz,mrz|april|mai|juni|juli|august|september|oktober,okt|november|dezember,dez",
  "janvier,janv|février,fevrier,févr,fév|mars|avril,avr|mai|juin|juillet,juil|août,aout|septembre|octobre|novembre|décembre,decembre,déc",
  "enero,ene|febrero|marzo|abril,abr|mayo|junio|julio|agosto,ago|septiembre,setiembre|octubre|noviembre|diciembre,dic",
  "janeiro|fevereiro,fev|março,marco|abril|maio|junho|julho|agosto|setembro,set|outubro,out|novembro|dezembro",
  "gennaio,gen|febbraio|marzo|aprile|maggio,mag|giugno,giu|luglio,lug|agosto|settembre|ottobre,ott|novembre|dicembre",
  "januari|februari|maart,mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
  "stycznia,styczeń|lutego,luty|marca,marzec|kwietnia,kwiecień|maja,maj|czerwca,czerwiec|lipca,lipiec|sierpnia,sierpień|września,wrzesień|października,październik|listopada,listopad|grudnia,grudzień",
  "января,январь,янв|февраля,февраль,фев|марта,март|апреля,апрель,апр|мая,май|июня,июнь|июля,июль|августа,август,авг|сентября,сентябрь,сен|октября,октябрь,окт|ноября,ноябрь,ноя|декабря,декабрь,дек",
  "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
  "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
  "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember,des",
  "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
  "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
  "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
  "ledna,leden|února,únor|března,březen|dubna,duben|května,květen|června,červen|července,červenec|srpna,srpen|září|října,říjen|listopadu|prosince,prosinec",
  "január|február|március,marec|április|május|június|július|augusztus|szeptember|október|november|december",
  "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
  "ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου",
];

/** Every spelling in small letters with its month, 1 to 12. Czech and Polish "listopad" is November where it is written "listopadu", "listopada". */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  BY_LANGUAGE.flatMap((months) =>
    months
      .split("|")
      .flatMap((spellings, i) => spellings.split(",").map((name) => [name, i + 1] as const)),
  ),
);

/** All spellings as alternatives of a pattern, the longest first. */
export const MONTH_NAMES = [...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join("|");
