// Estimates the remaining time of many steps once there is enough data.

/** Steps and milliseconds before the first estimate. The first step is not counted: threads start and models load in it. */
const FEWEST = 20;
const SHORTEST = 3_000;

/** Returns a function that takes how many of `total` steps are done and returns `3 min left`, or an empty text. */
export function timeLeft(total: number, now: () => number = Date.now): (done: number) => string {
  let first: { done: number; at: number } | null = null;
  return (done) => {
    if (done <= 0) return '';
    first ??= { done, at: now() };
    const [steps, passed] = [done - first.done, now() - first.at];
    if (steps < FEWEST || passed < SHORTEST || done >= total) return '';
    return ` · ${duration(((total - done) * passed) / steps / 1000)} left`;
  };
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
