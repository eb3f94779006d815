import { styleText } from 'node:util';
import type { Output } from '@auth0-cognito/delivery';

/** Text in colour where people read it on a terminal. */
export function styled(output: Output, style: Parameters<typeof styleText>[0], text: string): string {
  return output.progress.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}

/** One line for people. */
export function tell(output: Output, line = ''): void {
  output.progress.write(`${line}\n`);
}

/** A text from elsewhere as a terminal may show it: without control characters, which could rewrite what stands there. */
export const printable = (text: string) =>
  // eslint-disable-next-line no-control-regex -- these are what it is about
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Seconds as people read them. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
