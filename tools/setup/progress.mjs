/**
 * Progress of the set-up: each line has the step and, for a long step, the time since the start.
 *
 * @param steps - number of steps
 * @param print - prints one line
 * @param now - milliseconds
 */
export function progress(steps, print = (line) => console.error(line), now = Date.now) {
  const began = now();
  let step = 0;
  return {
    /** Starts the next step. Prints nothing, so that completed steps stay silent. */
    next: () => void (step += 1),
    /** Prints a line of the current step. */
    say: (text) => {
      const seconds = Math.round((now() - began) / 1000);
      const since = seconds > 0 ? ` (${seconds} s so far)` : '';
      print(`set-up ${step}/${steps}: ${text}${since}`);
    },
  };
}
