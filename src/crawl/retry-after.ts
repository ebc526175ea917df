const SECONDS = /^\d{1,9}$/u;

/** How long a Retry-After header asks to wait, in milliseconds; undefined where it says nothing that can be read. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Number.parseInt(text, 10) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) || text === "" ? undefined : Math.max(0, moment - now);
}
