import type { PageLayout } from "./layout.ts";
import type { Structured } from "./structured.ts";
import type { Survey } from "./survey.ts";

/** A page as the readers of its parts see it: its text, what its head says, the layouts that speak for it. */
export interface PageReading {
  readonly survey: Survey;
  readonly structured: Structured;
  readonly layout: PageLayout;
  readonly url: string | undefined;
  readonly site: string | undefined;
}
