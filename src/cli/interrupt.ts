/** Hears Ctrl-C and a request to end. */
export function listenForInterrupt(): {
  readonly isHeard: () => boolean;
  /** Settles when it is heard. */
  readonly heard: Promise<void>;
  readonly stop: () => void;
} {
  let heard = false;
  let settle: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const listener = (): void => {
    heard = true;
    settle();
  };
  process.once("SIGINT", listener);
  process.once("SIGTERM", listener);
  return {
    isHeard: () => heard,
    heard: promise,
    stop: () => {
      process.off("SIGINT", listener);
      process.off("SIGTERM", listener);
    },
  };
}
