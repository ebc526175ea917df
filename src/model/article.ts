import { z } from "zod";

/** What a stretch of an article's text is. Captions and quotes are part of the text, and known as such. */
export const zoneKindSchema = z.enum(["title", "lead", "body", "caption", "byline", "quote"]);
export type ZoneKind = z.infer<typeof zoneKindSchema>;

export const zoneSchema = z
  .object({ zone: zoneKindSchema, start: z.int().min(0), end: z.int().min(0) })
  .readonly();
export type Zone = z.infer<typeof zoneSchema>;

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\+07:00)?$/u;

/**
 * One article, cleaned: the contract's `document`. `text` is NFC; zones are UTF-16 offsets into it and do not overlap.
 * `publishedAt` is a day or a moment in Vietnam's time zone, never more precise than the page. `id` is the first
 * sixteen digits of `sha256`, which is taken over the bytes that were read.
 */
export const articleSchema = z
  .object({
    id: z.string().min(1),
    url: z.string().nullable(),
    title: z.string(),
    lead: z.string().nullable(),
    byline: z.string().nullable(),
    section: z.string().nullable(),
    publishedAt: z.string().regex(ISO_MOMENT).nullable(),
    site: z.string().nullable(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    text: z.string(),
    zones: z.array(zoneSchema).readonly(),
  })
  .readonly();
export type Article = z.infer<typeof articleSchema>;
