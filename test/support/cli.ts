import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = `${ROOT}dist/src/cli/main.js`;

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the compiled program as a user would, in the project's folder unless told otherwise. */
export function thidua(args: readonly string[], options: CliOptions = {}): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiled(), ...args], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? "",
    encoding: "utf8",
    env: { ...process.env, ...options.env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts the compiled program without waiting for it. */
export function startThidua(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [compiled(), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the compiled program without holding up this process: a server in it can answer. */
export async function runThidua(args: readonly string[], cwd = ROOT): Promise<CliResult> {
  const child = spawn(process.execPath, [compiled(), ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

function compiled(): string {
  if (!existsSync(MAIN)) throw new Error("the program is not compiled: run npm run build first");
  return MAIN;
}
