import { MASK, withoutSecrets } from '@auth0-cognito/contract';

/** A name whose value may be on the next line: `name = "DB_PASSWORD"`. */
const MAY_CONTINUE = /\b(?:name|key)["']?\s*[:=]/i;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/;
const KEY_ENDS = /-----END [A-Z0-9 ]*PRIVATE KEY/;

/**
 * Passes on what Terraform prints, line by line, without the secrets that a name or a shape reveals: Terraform hides only what a provider
 * or a configuration flags, and logs of CI have many readers.
 */
export class MaskedLines {
  private rest = '';
  /** A line that is not passed on before the next one. */
  private held: string | undefined;
  private isInKey = false;

  constructor(private readonly write: (text: string) => unknown) {}

  /** Takes a piece of text, which may end within a line. */
  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line);
  }

  /** Passes on what is left. */
  end(): void {
    if (this.rest !== '') this.line(this.rest, '');
    this.release();
    this.rest = '';
  }

  private line(line: string, end = '\n'): void {
    // The mask is where the key begins; its other lines are left out.
    const isWithinKey = this.isInKey;
    this.isInKey = (isWithinKey || KEY_BEGINS.test(line)) && !KEY_ENDS.test(line);
    if (isWithinKey) return;
    const both = this.held === undefined ? line : `${this.held}\n${line}`;
    const lines = withoutSecrets(both, MASK).split('\n');
    const last = lines.pop() ?? '';
    for (const each of lines) this.write(`${each}\n`);
    this.held = undefined;
    if (end !== '' && MAY_CONTINUE.test(line)) this.held = last;
    else this.write(last + end);
  }

  private release(): void {
    if (this.held !== undefined) this.write(`${this.held}\n`);
    this.held = undefined;
  }
}
