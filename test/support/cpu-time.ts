// The time a computation takes, whatever else the machine is busy with.

/** Milliseconds of the processor that this thread has had so far; exact to a few. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
