import { existsSync } from "node:fs";
import { openReadOnly, openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import type { Result } from "../model/result.ts";
import { tellProblem } from "./log.ts";

/** Runs a command on a store that is only read; a problem is told, and the store is closed whatever happens. */
export function withStore<T>(path: string, use: (store: Store) => T, otherwise: T): T {
  return using(openReadOnly(path), use, otherwise);
}

/** The same with a store that is written and made where it is missing. */
export function withWritableStore<T>(path: string, use: (store: Store) => T, otherwise: T): T {
  return using(openStore(path), use, otherwise);
}

/** The same with a store that must be there: a name mistyped makes no empty database. */
export function withExistingStore<T>(path: string, use: (store: Store) => T, otherwise: T): T {
  return using(openExisting(path), use, otherwise);
}

/** A store to write that must be there. */
export function openExisting(path: string): Result<Store> {
  return existsSync(path) ? openStore(path) : openReadOnly(path);
}

function using<T>(opened: Result<Store>, use: (store: Store) => T, otherwise: T): T {
  if (!opened.ok) {
    tellProblem(opened.problem);
    return otherwise;
  }
  const store = opened.value;
  let result: T;
  try {
    result = use(store);
  } catch (error) {
    store.close();
    throw error;
  }
  if (result instanceof Promise) return result.finally(() => store.close()) as T;
  store.close();
  return result;
}
