import type { Refusal } from "../forecast.ts";
import type { Predictor } from "../guesses.ts";
import type { PooledReport } from "../pooled.ts";
import { LEVEL } from "../power.ts";
import type { OrderTest, RotationReport } from "../report.ts";
import type { SurvivalCurve } from "../survival.ts";
import type { TurnsVerdict } from "../verdicts.ts";
import { coverageOf, recordOf, sayInterval, sayNumber, sayP, sayWays } from "./numbers.ts";
import type { Words } from "./topics.ts";

const STYLE = { mark: "," };
const PERCENT = 100;

/** The sentences in Vietnamese. */
export const vietnamese: Words = {
  years: ({ from, to, known, turns, holders, disputed, unknown }) => {
    const all = to - from + 1;
    const gaps = [
      ...(disputed > 0 ? [`${disputed} năm các bài viết nói khác nhau`] : []),
      ...(unknown > 0 ? [`${unknown} năm không bài viết nào nêu`] : []),
    ];
    const missing = gaps.length === 0 ? "" : `; ${gaps.join(", ")}`;
    return `Xác định được đơn vị làm trưởng trong ${known}/${all} năm (${from}–${to}): ${turns} lượt của ${holders} đơn vị${missing}.`;
  },
  turns: (report) => {
    const { takesTurns: test, returns, unsureReturns, early } = report;
    const { served, all } = coverageOf(report);
    // Without lists of members it is not known who else should have had a turn.
    const known =
      report.gini === undefined
        ? "một đơn vị trưởng đã biết khác"
        : "một đơn vị khác từng làm trưởng";
    const never =
      all > served ? `; ${all - served} đơn vị trong danh sách chưa từng làm trưởng` : "";
    const slips =
      early === 0
        ? `trong ${returns} lần trở lại, không lần nào diễn ra trước khi ${known} được đến lượt${never}`
        : `trong ${returns} lần trở lại, có ${early} lần diễn ra trước khi ${known} được đến lượt${never}`;
    switch (test.verdict) {
      case "round-robin":
        return `Các đơn vị luân phiên lần lượt: ${slips} (kiểm định hoán vị, ${sayP(test.p, STYLE)}).`;
      case "even":
        return `Các đơn vị trở lại muộn hơn so với ngẫu nhiên (kiểm định hoán vị, ${sayP(test.p, STYLE)}), nhưng không hoàn toàn lần lượt: ${slips}.`;
      case "chance":
        return `Chưa phân biệt được thứ tự các lượt với ngẫu nhiên (kiểm định hoán vị, ${sayP(test.p, STYLE)}${strict(test.p)}): ${slips}.`;
      case "clustered":
        return `Các đơn vị trở lại sớm hơn so với ngẫu nhiên (kiểm định hoán vị, ${sayP(test.pBelow, STYLE)}): ${slips}.`;
      case "undecided":
        if (returns === 0 && unsureReturns > 0)
          return `${unsureReturns} lần trở lại đều qua những năm chưa rõ đơn vị trưởng, nên chưa biết có đơn vị nào làm trưởng giữa chừng hay không: chưa thể nói gì về việc luân phiên.`;
        return returns === 0
          ? `Chưa biết đơn vị nào trở lại làm trưởng: chưa thể nói gì về việc luân phiên. ${power(test, report)}`
          : `Quá ít lần trở lại (${returns}) để phân biệt luân phiên với ngẫu nhiên. ${power(test, report)}`;
      default:
        return test.verdict satisfies never;
    }
  },
  run: ({ run, distinct, holders, turns }) => {
    if (turns < 2) return undefined;
    const windows =
      distinct === undefined
        ? ""
        : `; trong ${holders} lượt liền nhau bất kỳ, trung bình ${sayNumber(distinct * PERCENT, 0, STYLE)} % là của các đơn vị khác nhau`;
    return `Chuỗi lượt dài nhất không lặp lại đơn vị là ${run}${windows}.`;
  },
  order: ({ fixedOrder: test, successor: { same, compared } }) => {
    const often = `${same} trên ${compared} trường hợp, đơn vị kế tiếp cũng là đơn vị đã kế tiếp lần trước`;
    switch (test.verdict) {
      case "fixed":
        return `${same === compared ? "Thứ tự lần nào cũng như nhau" : "Thứ tự phần lớn như nhau"}: ${often} (${sayP(test.p, STYLE)}).`;
      case "partly":
        return `Đến nay thứ tự lặp lại một phần: ${often} (${sayP(test.p, STYLE)}).`;
      case "chance":
        return `Chưa phân biệt được thứ tự cố định với ngẫu nhiên: ${often} (${sayP(test.p, STYLE)}${strict(test.p)}).`;
      case "undecided":
        return compared === 0
          ? "Chưa thể nói thứ tự có cố định hay không: quá ít lần trở lại."
          : `Chưa thể nói thứ tự có cố định hay không: ${often}, và ngay cả thứ tự đều đặn nhất của các lượt này cũng chưa phân biệt được với ngẫu nhiên.`;
      default:
        return test.verdict satisfies never;
    }
  },
  shares: (report) => {
    const { gini, draw } = report;
    const { served, all } = coverageOf(report);
    if (gini === undefined || draw === undefined)
      return `${served} đơn vị đã làm trưởng; chưa rõ những đơn vị nào khác có thể làm, vì không có danh sách thành viên của các năm này.`;
    return `${served} trên ${all} đơn vị có thể làm trưởng đã làm. Hệ số Gini của số năm làm trưởng trên số năm là thành viên là ${sayNumber(gini, 2, STYLE)} (0: đều nhau; entropy chuẩn hóa ${sayNumber(report.entropy ?? 1, 2, STYLE)}); bốc thăm cho từng lượt cho trung bình ${sayNumber(draw.expected, 2, STYLE)}; xác suất phân bổ đều ít nhất như vậy khi bốc thăm là ${sayP(draw.p, STYLE)}.`;
  },
  tenure: ({ tenure, unseenStart }) => {
    if (tenure.total === 0) return undefined;
    const left = unseenStart > 0 ? `; không tính ${unseenStart} lượt không rõ lúc bắt đầu` : "";
    const of = `${tenure.total} lượt, ${tenure.total - tenure.ends} lượt chưa thấy kết thúc${left}`;
    return tenure.median === undefined
      ? `Chưa thể nói một lượt kéo dài bao lâu (${of}).`
      : `Thời gian trung vị của một lượt là ${tenure.median} năm (${interval(tenure)}; ${of}).`;
  },
  wait: ({ wait, unsureReturns }) => {
    if (wait.total === 0) return undefined;
    const across =
      unsureReturns > 0
        ? `; không tính ${unsureReturns} lần trở lại qua những năm chưa rõ đơn vị trưởng`
        : "";
    const of = `${wait.ends} lần đã trở lại, ${wait.total - wait.ends} chưa thấy trở lại${across}`;
    return wait.median === undefined
      ? `Chưa thể nói một đơn vị chờ bao lâu đến lượt sau: chưa đến một nửa đã trở lại (${of}).`
      : `Thời gian chờ trung vị đến lượt sau là ${wait.median} năm (${interval(wait)}; ${of}).`;
  },
  deputies: ({ deputies }) =>
    deputies === undefined
      ? undefined
      : `${deputies.hits} trên ${deputies.changes} lần thay đổi, đơn vị phó năm trước lên làm trưởng; bốc thăm thì khoảng ${sayNumber(deputies.expected, 1, STYLE)} lần (kiểm định chính xác, mid-${sayP(deputies.p, STYLE)}).`,
  next: (report, name) => {
    const { forecast, backtest, refusal, longest } = report;
    const { hits, asked } = recordOf(report);
    if (refusal !== undefined) {
      const why = REFUSALS[refusal];
      if (refusal !== "chance") return why === "" ? undefined : `Không dự báo: ${why}.`;
      return `Không dự báo: đoán từ các năm trước đúng ${hits} trên ${asked} lần thay đổi đã qua, bốc thăm cũng có thể đạt như vậy (${sayP(backtest.p, STYLE)}).`;
    }
    if (forecast === undefined) return undefined;
    const who =
      longest > 1
        ? "Nếu đổi trưởng, nhiều khả năng làm trưởng năm"
        : "Nhiều khả năng làm trưởng năm";
    const others =
      forecast.others.length === 0
        ? "không quy tắc nào khác nói khác"
        : `các quy tắc khác cho ${forecast.others.map(name).join(", ")}`;
    return `${who} ${forecast.year}: ${name(forecast.unit)} (${RULES[forecast.rule]}; ${others}). Nếu đoán từ các năm trước theo quy tắc đúng nhiều nhất cho đến lúc đó thì đúng ${hits} trên ${asked} lần thay đổi đã qua; đoán ngẫu nhiên đúng khoảng ${sayNumber(backtest.byChance, 1, STYLE)} lần (${sayP(backtest.p, STYLE)}).`;
  },
  worlds: ({ worlds }) => {
    const { count: all, verdicts, orders, forecasts, p, drawnOf } = worlds;
    if (all < 2) return undefined;
    const disputes =
      drawnOf === undefined
        ? "năm còn mâu thuẫn lấy từng phía"
        : `lần lượt từng phía của từng năm còn mâu thuẫn, cùng một số cách kết hợp rút thăm trong ${sayWays(drawnOf)} cách`;
    const versions = `${all} kịch bản dữ liệu hợp lý (${disputes}, lần lượt bỏ từng năm chỉ dựa vào một bài)`;
    const ends = p?.map((one) => sayNumber(one, 3, STYLE)) ?? [];
    const range =
      p === undefined
        ? ""
        : ` (p của luân phiên ${ends[0] === ends[1] ? "" : `từ ${ends[0]} đến `}${ends[1]})`;
    const open = [
      ...(verdicts.length > 1
        ? [`về luân phiên (có khi “${verdicts.map((one) => VERDICTS[one]).join("”, có khi “")}”)`]
        : []),
      ...(orders.length > 1 ? ["về thứ tự"] : []),
      ...(forecasts.length > 1 ? ["về đơn vị kế tiếp"] : []),
    ];
    return open.length === 0
      ? `Trong cả ${versions}, kết luận về luân phiên, thứ tự và đơn vị kế tiếp như nhau${range}.`
      : `Chưa chắc: qua ${versions}, kết luận khác nhau ${open.join(", ")}${range}.`;
  },
};

/** What all groups say together, in Vietnamese. */
export function sayPooledVietnamese({
  groups,
  tenure,
  wait,
  deputies,
  kinds,
}: PooledReport): readonly string[] {
  const said = [
    wait.median === undefined
      ? `Trong ${groups} cụm, khối, sau chưa đến một nửa của ${wait.total} lần thôi làm trưởng, đơn vị được biết là đã trở lại (${wait.ends}).`
      : `Trong ${groups} cụm, khối, thời gian chờ trung vị để trở lại làm trưởng là ${wait.median} năm (${interval(wait)}; ${wait.ends} trên ${wait.total} lần thôi đã trở lại).`,
    tenure.median === undefined
      ? ""
      : `Thời gian trung vị của một lượt là ${tenure.median} năm (${interval(tenure)}; ${tenure.total} lượt).`,
    deputies === undefined
      ? ""
      : `${deputies.hits} trên ${deputies.changes} lần thay đổi, đơn vị phó năm trước lên làm trưởng; bốc thăm thì khoảng ${sayNumber(deputies.expected, 1, STYLE)} lần (kiểm định chính xác, mid-${sayP(deputies.p, STYLE)}).`,
    kinds === undefined
      ? ""
      : `Các loại (${kinds.waits.map(({ kind, groups: n, wait: own }) => `${kind}: ${n} cụm, khối, trung vị ${own.median ?? "chưa đạt"}`).join("; ")}) ${kinds.permutationP <= ALONE ? "khác nhau" : "không phân biệt được"} về thời gian chờ (kiểm định log-rank bằng hoán vị cả cụm, khối, ${sayP(kinds.permutationP, STYLE)}).`,
  ];
  return said.filter((one) => one !== "");
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  unknown: "",
  chance: "",
  few: "mới thử được các quy tắc trên quá ít lần thay đổi",
  merger: "từ danh sách thành viên gần nhất, việc sáp nhập tỉnh đã làm một số thành viên không còn",
  disputed: "các bài viết đã nêu những đơn vị trưởng khác nhau cho năm sau",
};

const RULES: Readonly<Record<Predictor, string>> = {
  "least-recently": "đã lâu nhất hoặc chưa từng làm trưởng",
  "same-successor": "lần trước đã kế tiếp đơn vị này",
  "deputy-next": "đang làm phó",
  "list-order": "đứng kế tiếp trong danh sách thành viên",
};

const VERDICTS: Readonly<Record<TurnsVerdict, string>> = {
  "round-robin": "luân phiên lần lượt",
  even: "trở lại muộn hơn ngẫu nhiên",
  clustered: "trở lại sớm hơn ngẫu nhiên",
  chance: "chưa phân biệt được với ngẫu nhiên",
  undecided: "chưa rõ",
};

function interval(curve: SurvivalCurve): string {
  const said = sayInterval(curve);
  return said === undefined ? "không có khoảng tin cậy" : `khoảng tin cậy 95 % ${said}`;
}

/** What looks small, but is one of several tests. */
function strict(p: number): string {
  return p > ALONE
    ? ""
    : `; với bốn kiểm định mỗi nhóm, cần không quá ${sayNumber(LEVEL, 4, STYLE)}`;
}

const ALONE = 0.05;

function power({ fewest }: OrderTest, { turns, holders }: RotationReport): string {
  if (holders === 2) return `Hai đơn vị thì chỉ có thể thay nhau; mới biết ${turns} lượt.`;
  return fewest === undefined || fewest <= turns
    ? `Đến nay mới biết ${turns} lượt.`
    : `Luân phiên lần lượt của các đơn vị này có thể phân biệt được sau khoảng ${fewest} lượt; mới biết ${turns} lượt.`;
}
