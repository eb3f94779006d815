import { isObject, MASK, withoutSecrets, type Json, type JsonObject } from '@auth0-cognito/contract';

const SHORTEST = 6;
/** How much more is looked at than is shown, for secrets known by their shape only. */
const LOOK_AHEAD = 1024;
const LONGEST_SPELLED = 64 * 1024;

/**
 * Whether a member of a flagged `{ name, value }`, as a secret of an Auth0 action, is no secret: the name, and an id such as `CLIENT_ID`,
 * which the application and the outputs show.
 */
function isPublic(holder: JsonObject | readonly Json[], key: string): boolean {
  if (!isObject(holder) || !('name' in holder && 'value' in holder)) return false;
  return key === 'name' || (key === 'value' && typeof holder.name === 'string' && /(^|[_-])id$/i.test(holder.name));
}

/** The spellings in which a secret may turn up inside another text. */
function* spellings(secret: string): Generator<string> {
  yield secret;
  if (secret.length > LONGEST_SPELLED) return;
  yield JSON.stringify(secret).slice(1, -1);
  yield encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  yield Buffer.from(secret).toString('base64');
}

/**
 * Every secret that a plan shows where it is flagged, so that the same text is masked without a flag: in a URL, a policy,
 * an attribute that a provider echoes. Secrets under six characters are masked only where they are flagged.
 */
export class Secrets {
  private readonly all = new Set<string>();
  private sorted: string[] = [];
  private starts = new Set<string>();
  /** For each sorted secret the index of the longest other one that it starts with. */
  private within: number[] = [];
  private longest = 0;

  /** Remembers each text and long number below `value`. */
  add(value: Json | undefined): void {
    if (typeof value === 'number') this.add(String(value));
    else if (typeof value === 'string') {
      if (value.length < SHORTEST || this.all.has(value)) return;
      for (const spelling of spellings(value)) this.all.add(spelling);
      this.sorted = [];
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) if (!isPublic(value, key)) this.add(member as Json);
    }
  }

  /**
   * `text` with each secret replaced by `(sensitive)`. Where only the first `length` characters are wanted, no more is looked at
   * than shows whether a secret begins there, and no piece of a secret that begins later is returned.
   */
  scrub(text: string, length = text.length): string {
    this.prepare();
    const reach = Math.min(text.length, length + LOOK_AHEAD);
    const known = this.all.size === 0 ? text.slice(0, reach) : this.scrubKnown(text, reach);
    const scrubbed = withoutSecrets(known, MASK);
    return reach === text.length
      ? scrubbed
      : scrubbed.slice(0, Math.max(0, Math.min(length, scrubbed.length - LOOK_AHEAD)));
  }

  /** Whether `text` contains a secret of the plan. */
  holds(text: string): boolean {
    this.prepare();
    return this.all.size > 0 && this.scrubKnown(text, text.length) !== text;
  }

  private prepare(): void {
    if (this.sorted.length > 0 || this.all.size === 0) return;
    this.sorted = [...this.all].sort((a, b) => (a < b ? -1 : 1));
    this.starts = new Set(this.sorted.map((secret) => secret.slice(0, SHORTEST)));
    this.longest = this.sorted.reduce((longest, { length }) => Math.max(longest, length), 0);
    this.within = [];
    this.sorted.forEach((secret, index) => {
      let before = index - 1;
      while (before >= 0 && !secret.startsWith(this.sorted[before] as string)) before = this.within[before] ?? -1;
      this.within.push(before);
    });
  }

  /** The first `reach` characters without known secrets. */
  private scrubKnown(text: string, reach: number): string {
    let result = '';
    let copied = 0;
    for (let at = 0; at < reach;) {
      const length = this.starts.has(text.slice(at, at + SHORTEST)) ? this.longestAt(text, at) : 0;
      if (length === 0) at += 1;
      else {
        result += text.slice(copied, at) + MASK;
        at += length;
        copied = at;
      }
    }
    return copied < reach ? result + text.slice(copied, reach) : result;
  }

  /** Length of the longest secret at `at`, 0 for none. */
  private longestAt(text: string, at: number): number {
    const rest = text.slice(at, at + this.longest);
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as string) <= rest) low = middle + 1;
      else high = middle;
    }
    let found = low - 1;
    while (found >= 0 && !rest.startsWith(this.sorted[found] as string)) found = this.within[found] ?? -1;
    return found < 0 ? 0 : (this.sorted[found] as string).length;
  }
}
