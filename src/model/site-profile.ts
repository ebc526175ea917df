import { z } from "zod";

/** What a profile can point at on a page. `remove` is never text of the article; `mark` proves that the page is of this system. */
export const roleSchema = z.enum([
  "mark",
  "title",
  "lead",
  "content",
  "byline",
  "date",
  "section",
  "caption",
  "remove",
  "item",
  "next",
]);
export type Role = z.infer<typeof roleSchema>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const selectors = z.array(z.string().min(1)).readonly();

/** How one system, or one site at one time, builds its pages. `until` is the last day on which articles came out so. */
const layoutSchema = z
  .object({ until: day.optional(), roles: z.partialRecord(roleSchema, selectors) })
  .readonly();
export type Layout = z.infer<typeof layoutSchema>;

/**
 * A family of systems (no hosts, told by its `mark`), or a named site (its hosts). Layouts stand newest first. `tried` is the
 * day on which a person last compared the profile with live pages; absent where that has not been done.
 */
export const siteProfileSchema = z
  .object({
    name: z.string().min(1),
    hosts: z.array(z.string().min(1)).readonly(),
    tried: day.optional(),
    layouts: z.array(layoutSchema).min(1).readonly(),
  })
  .readonly();
export type SiteProfile = z.infer<typeof siteProfileSchema>;
