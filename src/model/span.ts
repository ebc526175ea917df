import { z } from "zod";

/** A half-open range of UTF-16 units, `[start, end)`, in the text of one article. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) }).readonly();
export type Span = z.infer<typeof spanSchema>;

/** True where the two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
