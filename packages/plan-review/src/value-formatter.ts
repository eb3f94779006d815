import { printable, shortened, type Json } from '@auth0-cognito/contract';
import { placeholderText } from '@auth0-cognito/policy';
import { addressPieces } from './address';
import type { Secrets } from './secrets';

/** Maximum length of a value in a review, in characters. */
export const MAX_VALUE_LENGTH = 400;
/** Maximum length of a name in characters: an address, a path of a setting. */
export const MAX_NAME_LENGTH = 300;

const MAX_CACHED_LENGTH = 40;
const MAX_CACHED_NAMES = 5000;

/** Makes untrusted text of a plan safe to show: without secrets and invisible characters, and with a limited length. */
export class ValueFormatter {
  /** Cache: the same names occur in every resource. Its limits protect the memory from a hostile plan. */
  private readonly names = new Map<string, string>();

  constructor(private readonly secrets: Secrets) {}

  /** A text such as a setting's path or a provider's name. */
  text(text: string, length = MAX_NAME_LENGTH): string {
    if (text.length > MAX_CACHED_LENGTH || length < MAX_CACHED_LENGTH) return this.read(text, length);
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const shown = this.read(text, length);
    if (this.names.size < MAX_CACHED_NAMES && shown.length <= MAX_CACHED_LENGTH) this.names.set(text, shown);
    return shown;
  }

  private read(text: string, length: number): string {
    const scrubbed = this.secrets.scrub(text, length);
    const rest = text.length > length ? `${scrubbed.slice(0, length)}… (${text.length} characters)` : scrubbed;
    return shortened(printable(rest), length);
  }

  /** An address. Its names are from code and stay unchanged. Its instance keys (`["…"]`) are values, which can be secrets: they are masked. */
  address(address: string): string {
    const pieces = addressPieces(address).map(({ text, isKey }) => {
      if (!isKey) return text;
      const shown = this.secrets.scrub(text, MAX_NAME_LENGTH);
      return text.length > MAX_NAME_LENGTH ? shortened(shown, MAX_NAME_LENGTH) : shown;
    });
    return shortened(printable(shortened(pieces.join(''), MAX_NAME_LENGTH)), MAX_NAME_LENGTH);
  }

  /** Address of a resource. The address of a deposed object, which an interrupted replacement has left, is marked. */
  resource({ address, deposed }: { readonly address: string; readonly deposed?: string }): string {
    return `${this.address(address)}${deposed === undefined ? '' : ` (deposed ${this.text(deposed, 20)})`}`;
  }

  /** A value as JSON, with words instead of placeholders. */
  value(value: Json | undefined, length = MAX_VALUE_LENGTH): string {
    const words = placeholderText(value);
    if (words !== undefined) return words;
    if (typeof value === 'string') return this.quoted(value, length);
    if (typeof value !== 'object' || value === null) return this.text(String(value), length);
    return shortened(this.members(value as Json, length), length);
  }

  /** A quoted text. Secrets are replaced before the quoting, which would change their spelling. */
  private quoted(text: string, length: number): string {
    const scrubbed = this.secrets.scrub(text, length + 1);
    const cut = scrubbed.length > length ? scrubbed.slice(0, length) : scrubbed;
    const rest = text.length > length + 1 ? `… (${text.length} characters)` : '';
    return shortened(printable(`${JSON.stringify(cut)}${rest}`), length);
  }

  /** A list or an object. The writing stops at the maximum length. */
  private members(value: Json, length: number): string {
    const isList = Array.isArray(value);
    let inner = '';
    let count = 0;
    const entries = Object.entries(value as object) as [string, Json][];
    for (const [key, member] of entries) {
      if (inner.length > length) return `${isList ? '[' : '{'}${inner}, … ${entries.length - count} more`;
      inner += `${count > 0 ? ', ' : ''}${isList ? '' : `${this.quoted(key, length)}: `}${this.value(member, length)}`;
      count += 1;
    }
    return isList ? `[${inner}]` : `{${inner}}`;
  }
}
