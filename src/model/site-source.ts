import { z } from "zod";

const address = z.url({ protocol: /^https?$/u });
const pattern = z.string().refine(isPattern, "it is no regular expression");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}

/**
 * Where a site's articles are found and which to take. `articles` and `except` are patterns for path and query of an address; without
 * `articles` every address that has the form of an article's is taken. `tried` is the day on which the source was last compared with
 * the live site; absent where that has not been done.
 */
export const siteSourceSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u),
    title: z.string().min(1),
    /** The first is the one to start from; their subdomains belong to the site too. */
    hosts: z.array(z.string().min(1)).min(1).readonly(),
    feeds: z.array(address).readonly().default([]),
    sitemaps: z.array(address).readonly().default([]),
    lists: z.array(address).readonly().default([]),
    articles: z.array(pattern).readonly().default([]),
    except: z.array(pattern).readonly().default([]),
    /** No article before this day is taken. */
    since: day.optional(),
    /** How far lists are followed, and how many pages are fetched in a run at the most. */
    maxPages: z.int().positive().default(50),
    budget: z.int().positive().default(2000),
    minDelaySeconds: z.number().nonnegative().optional(),
    /** How many articles a run usually brings: more or fewer is told as an issue. */
    expected: z.strictObject({ min: z.int().nonnegative(), max: z.int().positive() }).optional(),
    tried: day.optional(),
  })
  .readonly();
export type SiteSource = z.infer<typeof siteSourceSchema>;
/** A source as it is written in a file: what has a default may be left out. */
export type SiteSourceText = z.input<typeof siteSourceSchema>;
