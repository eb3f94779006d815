import { isObject, MASK, withoutSecrets, type Json, type JsonObject } from '@auth0-cognito/contract';

const SHORTEST = 6;
/** Characters that are searched beyond the shown ones, for secrets that only their format reveals. */
const LOOK_AHEAD = 1024;
const MAX_SPELLED = 64 * 1024;

/**
 * Whether a member of a flagged `{ name, value }`, such as a secret of an Auth0 action, is public: the name, and an id such as
 * `CLIENT_ID`, which the application and the outputs show.
 */
function isPublic(holder: JsonObject | readonly Json[], key: string): boolean {
  if (!isObject(holder) || !('name' in holder && 'value' in holder)) return false;
  return key === 'name' || (key === 'value' && typeof holder.name === 'string' && /(^|[_-])id$/i.test(holder.name));
}

/** The encodings in which a secret can be in another text. */
function* encodings(secret: string): Generator<string> {
  yield secret;
  if (secret.length > MAX_SPELLED) return;
  yield JSON.stringify(secret).slice(1, -1);
  yield encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  yield Buffer.from(secret).toString('base64');
}

/**
 * The secrets that a plan flags. The same text is then also masked in places without a flag: in a URL, a policy, an attribute that a
 * provider returns. Secrets under six characters are masked only in flagged places.
 */
export class Secrets {
  private readonly all = new Set<string>();
  private sorted: string[] = [];
  private starts = new Set<string>();
  /** For each sorted secret, the index of the longest other secret that it begins with. */
  private within: number[] = [];
  private longest = 0;

  /** Adds each text and each long number in `value`. */
  add(value: Json | undefined): void {
    if (typeof value === 'number') this.add(String(value));
    else if (typeof value === 'string') {
      if (value.length < SHORTEST || this.all.has(value)) return;
      for (const spelling of encodings(value)) this.all.add(spelling);
      this.sorted = [];
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) if (!isPublic(value, key)) this.add(member as Json);
    }
  }

  /**
   * Replaces each secret in `text` by `(sensitive)`. If only the first `length` characters are needed, it searches just far enough to find
   * secrets that begin there, and returns no part of a secret that begins later.
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

  /** The first `reach` characters, with the collected secrets replaced. */
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

  /** Length of the longest secret at index `at`; 0 if there is none. */
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
