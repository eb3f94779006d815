import type { StepEvent } from '@auth0-cognito/rehearsal';
import { hasEscapes, type Output } from '@auth0-cognito/delivery';
import { inSeconds, styled, printLine } from './terminal';

/** The first line of a rehearsal, above its steps. */
export const rehearsingText = (subject: string) => `rehearsing ${subject}`;

/** Prints each step: on a terminal with escape sequences, its line is printed at the start and completed at the end; elsewhere, each finished step is a line. */
export function stepPrinter(output: Output): (event: StepEvent) => void {
  const replacesLine = hasEscapes(output.progress);
  return (event) => {
    if (event.kind === 'started') {
      if (replacesLine) output.progress.write(`  … ${event.name}`);
      return;
    }
    const { ok, name, seconds } = event.step;
    const mark = ok ? styled(output, 'green', '✓') : styled(output, 'red', '✗');
    if (replacesLine) output.progress.write('\r\u001b[2K');
    printLine(output, `  ${mark} ${name.padEnd(28)} ${inSeconds(seconds).padStart(7)}`);
  };
}
