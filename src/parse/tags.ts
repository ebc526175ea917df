/** Elements whose content is never text of the page, nor holds links of it. */
export const DEAD_TAGS: ReadonlySet<string> = new Set([
  "style",
  "noscript",
  "template",
  "select",
  "option",
  "button",
  "textarea",
  "input",
  "iframe",
  "object",
  "embed",
  "svg",
  "math",
  "canvas",
  "audio",
  "video",
  "map",
]);

/** Elements that do not part their text from what stands beside them. All others do, also those of no standard. */
export const INLINE_TAGS: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p q rp rt ruby s samp small span st1:place strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

export const EMPHASIS_TAGS: ReadonlySet<string> = new Set(["b", "strong", "em", "i"]);

/** Elements around an article, not of it. */
export const AROUND_TAGS: ReadonlySet<string> = new Set([
  "nav",
  "aside",
  "footer",
  "menu",
  "dialog",
]);

export const HEADING_TAG = /^h[1-6]$/u;
