/**
 * Progress of set-up: each line has the step and, for a step that takes long, the time since set-up began.
 *
 * @param steps - how many steps there are
 * @param print - prints one line
 * @param now - milliseconds
 */
export function progress(steps, print = (line) => console.error(line), now = Date.now) {
  const began = now();
  let step = 0;
  return {
    /** Begins the next step. Prints nothing: a step that is done already stays silent. */
    next: () => void (step += 1),
    /** Prints a line of the current step. */
    say: (text) => {
      const seconds = Math.round((now() - began) / 1000);
      const since = seconds > 0 ? ` (${seconds} s so far)` : '';
      print(`set-up ${step}/${steps}: ${text}${since}`);
    },
  };
}
