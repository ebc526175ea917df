import { searchKey } from "../text/fold.ts";

const LONG = 6;
const SHORT = 5;
const OFFICES: ReadonlySet<string> = new Set(["", "bao", "tinh", "tp"]);

/**
 * The name of the province whose paper or portal a host is ("baogialai.com.vn", "snv.quangngai.gov.vn"), by its name in one label of the host.
 * Names are told by their length: six letters or more anywhere, five at an end, shorter ones only alone or after "bao", "tinh", "tp".
 * Of names within names the longest counts; where two fit alike, none does.
 */
export function paperProvince(host: string, provinces: readonly string[]): string | undefined {
  const labels = host.toLowerCase().split(".");
  const fits = provinces
    .map((name) => ({ name, key: searchKey(name).replaceAll(" ", "") }))
    .filter(({ key }) => labels.some((label) => isNamed(label, key)))
    .sort((a, b) => b.key.length - a.key.length);
  const [best] = fits;
  const isAlone = fits.every(({ key }) => best?.key.includes(key));
  return isAlone ? best?.name : undefined;
}

function isNamed(label: string, key: string): boolean {
  const at = label.indexOf(key);
  if (at === -1) return false;
  if (key.length >= LONG) return true;
  if (key.length < SHORT)
    return at + key.length === label.length && OFFICES.has(label.slice(0, at));
  return label.startsWith(key) || label.endsWith(key);
}
