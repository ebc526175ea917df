/** Whether a process is there. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // What may not be signalled is alive.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
