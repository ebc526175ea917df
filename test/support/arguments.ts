import { Command, InvalidArgumentError } from "commander";
import { positive } from "../../src/cli/program-parts.ts";

/** The numbers that a check or a bench is run with, each a whole number above 0 with what it is where none is given. */
export function numbersOf(
  command: Command,
  defaults: Readonly<Record<string, readonly [value: number, means: string]>>,
): Command {
  for (const [name, [value, means]] of Object.entries(defaults))
    command.option(`--${name} <n>`, means, positive, value);
  return command;
}

/** The command line of an `npm run` script; a wrong argument ends it with a message and exit code 2, before anything is done. */
export function scriptCommand(script: string, does: string): Command {
  return new Command(`npm run ${script} --`)
    .description(does)
    .showHelpAfterError("(--help tells what there is)")
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** One of the names that there are. */
export function oneOf(names: readonly string[]): (text: string) => string {
  return (text) => {
    if (!names.includes(text))
      throw new InvalidArgumentError(`It must be one of ${names.join(", ")}.`);
    return text;
  };
}
