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

/** Seconds as people read them. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
