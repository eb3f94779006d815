/**
 * Progress of the set-up: returns a function that prints a line, with the time since the start if that is a second or more. Completed
 * steps print nothing, so lines have no number.
 *
 * @param print - prints one line
 * @param now - milliseconds
 */
export function progress(print = (line) => console.error(line), now = Date.now) {
  const began = now();
  return (text) => {
    const seconds = Math.round((now() - began) / 1000);
    print(`set-up: ${text}${seconds > 0 ? ` (${seconds} s so far)` : ''}`);
  };
}
