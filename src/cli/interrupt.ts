/** Hears Ctrl-C and a request to end. */
export function listenForInterrupt(): {
  readonly isHeard: () => boolean;
  readonly stop: () => void;
} {
  let heard = false;
  const listener = (): void => {
    heard = true;
  };
  process.once("SIGINT", listener);
  process.once("SIGTERM", listener);
  return {
    isHeard: () => heard,
    stop: () => {
      process.off("SIGINT", listener);
      process.off("SIGTERM", listener);
    },
  };
}
