const SECONDS = /^\d{1,9}$/u;
const HTTP_DATE = /^[A-Z][a-z]{2,8},? /u;

/** How long a Retry-After header asks to wait, in milliseconds; undefined where it says nothing that can be read. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Number.parseInt(text, 10) * 1000;
  const moment = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
