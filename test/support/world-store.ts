import type { Store } from "../../db/store.ts";
import type { WorldArticle } from "./world-writer.ts";

/** Saves an article of an invented world, whose bytes nobody reads. */
export function saveWorldArticle(store: Store, { extraction }: WorldArticle): void {
  store.save({
    extraction,
    bytes: new TextEncoder().encode(extraction.document.sha256),
    source: extraction.document.id,
    extractor: "world",
    parser: "world",
    now: "2026-01-01T00:00:00.000Z",
  });
}
