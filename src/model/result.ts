/** What went wrong with one item, in words for a person: what happened, to what, and what to do. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The codes say what the caller does next: `skip` kinds go on with the next item, `stop` kinds end the run. */
export type ProblemCode =
  | "empty"
  | "binary"
  | "too-large"
  | "unreadable"
  | "not-text"
  | "no-article"
  | "invalid-gold"
  | "invalid-extraction"
  | "invalid-decision"
  | "unknown-unit"
  | "changed-meanwhile"
  | "not-found"
  | "database";

/** The outcome of work on one item that is expected to fail now and then. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: ProblemCode, message: string): Result<never> {
  return { ok: false, problem: { code, message } };
}
