import type { Problem } from "../model/result.ts";

/** How standard error speaks: words for a person, or a JSON object a line for a program that watches long jobs. */
export const LOG_FORMS = ["text", "ndjson"] as const;
export type LogForm = (typeof LOG_FORMS)[number];
/** `error`: something was not done; `warn`: done, but somebody should look; `info`: anything else. */
export type Level = "info" | "warn" | "error";

/** What a line is about, beside its words. */
export interface About {
  readonly level?: Level;
  /** A word that a program can tell by: the code of a problem or an issue, "progress", "next". */
  readonly code?: string;
  /** The file, address, host or site that it is about. */
  readonly subject?: string;
  readonly done?: number;
  readonly total?: number;
}

let form: LogForm = "text";

/** Chooses the form for the rest of the run. */
export function logAs(chosen: LogForm): void {
  form = chosen;
}

/** Whether a program reads along: it wants each problem, where a person wants a summary. */
export function isLogged(): boolean {
  return form === "ndjson";
}

/** Whether a line may be drawn over the one before: on a terminal, for a person. */
export function mayRedraw(): boolean {
  return form === "text" && process.stderr.isTTY === true;
}

/** Progress, hints and problems: a line on standard error. */
export function tell(text: string, about: About = {}): void {
  process.stderr.write(`${form === "text" ? text : toJson(text, about)}\n`);
}

/** Why something was not done, or not in full; `subject` stands before the words where they do not name it. */
export function tellProblem(
  { code, message }: Pick<Problem, "message"> & { readonly code: string },
  subject?: string,
): void {
  const text = subject === undefined ? message : `${subject}: ${message}`;
  tell(text, { level: "error", code, ...(subject === undefined ? {} : { subject }) });
}

/** Why a command did nothing at all: what it was asked for is not there. */
export function tellFailed(text: string): void {
  tell(text, { level: "error", code: "not-found" });
}

/** What is odd about something that was done. */
export function tellIssue(
  { code, message }: { readonly code: string; readonly message: string },
  subject?: string,
): void {
  const text = `${code}: ${message}`;
  const about = { level: "warn", code, ...(subject === undefined ? {} : { subject }) } as const;
  tell(subject === undefined ? text : `${subject}: ${text}`, about);
}

function toJson(message: string, { level = "info", ...about }: About): string {
  return JSON.stringify({ time: new Date().toISOString(), level, ...about, message });
}
