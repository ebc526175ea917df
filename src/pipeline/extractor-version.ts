/** Changes with every release of the rules: articles that were extracted with another version are extracted again. */
export const EXTRACTOR_VERSION = "1";
