import { z } from "zod";
import { articleSchema } from "./article.ts";

/** What a page is. Only articles are extracted; lists lead to articles. */
export const pageKindSchema = z.enum([
  "article",
  "list",
  "gallery",
  "video",
  "not-found",
  "login",
  "other",
]);
export type PageKind = z.infer<typeof pageKindSchema>;

/** A link to an article, absolute where the page says where it stands. */
export const pageLinkSchema = z.object({ url: z.string(), title: z.string() }).readonly();
export type PageLink = z.infer<typeof pageLinkSchema>;

/** Something about a page that a person should know: text that could only be guessed, a profile that no longer fits. */
export const issueSchema = z.object({ code: z.string(), message: z.string() }).readonly();
export type Issue = z.infer<typeof issueSchema>;

/** In which form an article is shown: itself, a print view, one part of several; `of` is absent where that is not said. */
export const editionSchema = z
  .object({
    form: z.enum(["whole", "print", "part"]),
    part: z.int().min(1).nullable(),
    next: z.string().nullable(),
  })
  .readonly();
export type Edition = z.infer<typeof editionSchema>;

/**
 * A page, read. `article` is null for all kinds but articles; `origins` says for each of its zones where on the page it stood.
 * `source` is who is named as the first to publish, `links` and `next` are those of lists.
 */
export const pageSchema = z
  .object({
    kind: pageKindSchema,
    charset: z.string(),
    language: z.string().nullable(),
    article: articleSchema.nullable(),
    origins: z.array(z.string()).readonly(),
    updatedAt: z.string().nullable(),
    source: z.string().nullable(),
    edition: editionSchema,
    profile: z.string().nullable(),
    links: z.array(pageLinkSchema).readonly(),
    next: z.string().nullable(),
    issues: z.array(issueSchema).readonly(),
  })
  .readonly();
export type Page = z.infer<typeof pageSchema>;
