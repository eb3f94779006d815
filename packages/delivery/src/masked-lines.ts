import { MASK, withoutSecrets } from '@auth0-cognito/contract';

/** A name whose value may be on the next line: `name = "DB_PASSWORD"`. */
const MAY_CONTINUE = /\b(?:name|key)["']?\s*[:=]/i;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/;
const KEY_ENDS = /-----END [A-Z0-9 ]*PRIVATE KEY/;

/**
 * Prints the output of Terraform line by line, without secrets that are known by their name or format: Terraform hides only
 * values that a provider or a configuration marks as sensitive, and many users can read logs of CI.
 */
export class MaskedLines {
  private rest = '';
  /** A line that is printed together with the next one. */
  private pending: string | undefined;
  private isInKey = false;

  constructor(private readonly write: (text: string) => unknown) {}

  /** Adds a chunk of text, which can end within a line. */
  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line);
  }

  /** Prints the remaining text. */
  end(): void {
    if (this.rest !== '') this.line(this.rest, '');
    this.release();
    this.rest = '';
  }

  private line(line: string, end = '\n'): void {
    // The mask replaces the first line of the key; other lines are not printed.
    const isWithinKey = this.isInKey;
    this.isInKey = (isWithinKey || KEY_BEGINS.test(line)) && !KEY_ENDS.test(line);
    if (isWithinKey) return;
    const both = this.pending === undefined ? line : `${this.pending}\n${line}`;
    const lines = withoutSecrets(both, MASK).split('\n');
    const last = lines.pop() ?? '';
    for (const each of lines) this.write(`${each}\n`);
    this.pending = undefined;
    if (end !== '' && MAY_CONTINUE.test(line)) this.pending = last;
    else this.write(last + end);
  }

  private release(): void {
    if (this.pending !== undefined) this.write(`${this.pending}\n`);
    this.pending = undefined;
  }
}
