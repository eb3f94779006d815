import { fault } from './faults';
import { unreadable } from './unreadable';

/** The parts to read from a JSON document: complete values, single items of a list, or members of an object. */
export type Selection = 'value' | 'items' | { readonly [key: string]: Selection };

/** Receives each wanted value. `path` consists of object keys; it ends with `[]` for an item of a list. */
export type OnValue = (path: readonly string[], value: unknown) => void;

interface Frame {
  /** The wanted members of this object; `items` for a list. */
  readonly wanted: Exclude<Selection, 'value'>;
  readonly path: readonly string[];
  readonly seen: Set<string>;
  expects: 'first' | 'key' | 'colon' | 'value' | 'next';
  key: string;
}

const DEEPEST = 100;
const MAX_BYTES = 256 * 1024 * 1024;

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** JSON texts of empty values, without spaces. */
const EMPTY: readonly string[] = ['null', 'false', '[]', '{}', '""', '0'];
const MAX_EMPTY = 'false '.length;
const MAX_HEAD = 64;

/** Throws a fault if the first bytes show that the text is not UTF-8. */
function refuseOtherEncodings(chunk: Uint8Array): void {
  const [first, second] = chunk;
  if (first === 0x1f && second === 0x8b) unreadable(fault.ERR_PLAN_COMPRESSED());
  const isUtf16 =
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0x7b && second === 0) ||
    (first === 0 && second === 0x7b);
  if (isUtf16) unreadable(fault.ERR_PLAN_UTF_16());
  if (first === 0x50 && second === 0x4b) unreadable(fault.ERR_PLAN_BINARY());
}

const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Reads a JSON object in chunks and parses only the wanted parts, so that they bound the memory: more than half of a plan (planned values,
 * prior state) is not reviewed. It skips other parts by their brackets and quotes. This is own code, because the streaming parsers on npm
 * take 5 s and more for 50 MB.
 */
export class JsonPicker {
  private readonly frames: Frame[] = [];
  private offset = 0;
  private done = false;

  // State within the current value: it is skipped, collected, or a key.
  private inValue: 'no' | 'skip' | 'collect' | 'key' = 'no';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private parts: Uint8Array[] = [];
  private collected = 0;
  /** The first bytes of a skipped top-level member. */
  private head = '';

  constructor(
    private readonly wanted: Exclude<Selection, string>,
    private readonly take: OnValue,
    /** Whether to parse a value, by its path and bytes. */
    private readonly isWorthParsing: (path: readonly string[], bytes: Buffer) => boolean = () => true,
    /** Receives the key of each skipped top-level member that is not empty. */
    private readonly passedOver: (key: string) => void = () => undefined,
  ) {}

  /** Reads the next bytes. */
  write(chunk: Uint8Array): void {
    if (this.offset === 0) refuseOtherEncodings(chunk);
    let at = this.offset === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length) at = this.inValue === 'no' ? this.structure(chunk, at) : this.value(chunk, at);
    this.offset += chunk.length;
  }

  /** Ends the document. */
  end(): void {
    if (this.offset === 0) unreadable(fault.ERR_PLAN_EMPTY());
    if (!this.done) unreadable(fault.ERR_PLAN_TRUNCATED({ bytes: this.offset }));
  }

  private structure(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (isSpace(byte)) return at + 1;
    if (this.done) unreadable(fault.ERR_PLAN_TRAILING({ offset: this.offset + at }));
    const frame = this.frames.at(-1);
    if (!frame) {
      if (byte !== OPEN_OBJECT) {
        // A wrapper, such as one in a CI action, can print the command before its output.
        if (Buffer.from(chunk).indexOf('\n{') > at) unreadable(fault.ERR_PLAN_PREFIXED());
        unreadable(fault.ERR_PLAN_NOT_JSON({ offset: this.offset + at }));
      }
      this.open(this.wanted, []);
      return at + 1;
    }
    const isList = frame.wanted === 'items';
    const isFirst = frame.expects === 'first';
    if ((isFirst || frame.expects === 'next') && byte === (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
      this.close();
      return at + 1;
    }
    if (frame.expects === 'next' && byte === COMMA) {
      frame.expects = isList ? 'value' : 'key';
      return at + 1;
    }
    if (frame.expects === 'colon' && byte === COLON) {
      frame.expects = 'value';
      return at + 1;
    }
    if (!isList && (isFirst || frame.expects === 'key') && byte === QUOTE) return this.begin('key', at);
    if (frame.expects === 'value' || (isFirst && isList)) return this.member(frame, byte, at);
    return unreadable(fault.ERR_PLAN_NOT_JSON({ offset: this.offset + at }));
  }

  /** Begins the value of a key, or the next item of a list. */
  private member(frame: Frame, byte: number, at: number): number {
    if (byte === CLOSE_LIST || byte === CLOSE_OBJECT || byte === COMMA || byte === COLON) {
      unreadable(fault.ERR_PLAN_NOT_JSON({ offset: this.offset + at }));
    }
    if (frame.wanted === 'items') return this.begin('collect', at);
    const wanted = Object.hasOwn(frame.wanted, frame.key) ? frame.wanted[frame.key] : undefined;
    const path = [...frame.path, frame.key];
    if (wanted === undefined) return this.begin('skip', at);
    if (wanted !== 'value' && byte === (wanted === 'items' ? OPEN_LIST : OPEN_OBJECT)) {
      this.open(wanted, path);
      return at + 1;
    }
    return this.begin('collect', at);
  }

  private open(wanted: Exclude<Selection, 'value'>, path: readonly string[]): void {
    this.frames.push({ wanted, path, seen: new Set(), expects: 'first', key: '' });
  }

  private close(): void {
    this.frames.pop();
    const outer = this.frames.at(-1);
    if (outer) outer.expects = 'next';
    else this.done = true;
  }

  private begin(kind: 'skip' | 'collect' | 'key', at: number): number {
    this.inValue = kind;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.parts = [];
    this.collected = 0;
    this.head = '';
    return at;
  }

  /** Reads bytes of a value up to its end or the end of the chunk. */
  private value(chunk: Uint8Array, start: number): number {
    let { depth, inString, escaped } = this;
    let deepest = depth;
    let end = -1;
    let at = start;
    const last = chunk.length - 1;
    for (; at <= last; at += 1) {
      let byte = chunk[at] as number;
      if (inString) {
        // Most bytes are in strings, so a separate loop skips them.
        if (!escaped) while (byte !== QUOTE && byte !== BACKSLASH && at < last) byte = chunk[++at] as number;
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) {
            end = at + 1;
            break;
          }
        }
      } else if (byte === QUOTE) inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth += 1;
        if (depth > deepest) deepest = depth;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) {
          end = at;
          break;
        }
        depth -= 1;
        if (depth === 0) {
          end = at + 1;
          break;
        }
      } else if (depth === 0 && (byte === COMMA || isSpace(byte))) {
        end = at;
        break;
      }
    }
    Object.assign(this, { depth, inString, escaped });
    const stop = end === -1 ? chunk.length : end;
    if (this.inValue !== 'skip') {
      if (deepest > DEEPEST) unreadable(fault.ERR_PLAN_TOO_DEEP({ path: this.where(), deepest: DEEPEST }));
      this.collect(chunk.subarray(start, stop), end === -1);
    }
    if (this.inValue === 'skip' && this.frames.length === 1 && this.head.length < MAX_EMPTY) {
      this.head += Buffer.from(chunk.subarray(start, Math.min(stop, start + MAX_HEAD)))
        .toString('latin1')
        .replace(/\s/g, '');
    }
    if (end !== -1) this.finish();
    return stop;
  }

  /** Keeps bytes of a value. Copies them if the caller can reuse the memory of the chunk before the value ends. */
  private collect(bytes: Uint8Array, isPartial: boolean): void {
    this.collected += bytes.length;
    if (this.collected > MAX_BYTES) unreadable(fault.ERR_PLAN_TOO_LARGE({ path: this.where(), largest: MAX_BYTES }));
    this.parts.push(isPartial ? Buffer.from(bytes) : bytes);
  }

  private finish(): void {
    const frame = this.frames.at(-1) as Frame;
    const kind = this.inValue;
    this.inValue = 'no';
    if (kind === 'skip') {
      if (this.frames.length === 1 && !EMPTY.includes(this.head)) this.passedOver(frame.key);
      frame.expects = 'next';
      return;
    }
    const bytes = this.taken();
    if (kind === 'key') {
      frame.key = this.parse(bytes) as string;
      if (frame.seen.has(frame.key)) unreadable(fault.ERR_PLAN_DUPLICATE_KEY({ path: this.where() }));
      frame.seen.add(frame.key);
      frame.expects = 'colon';
      return;
    }
    frame.expects = 'next';
    const path = [...frame.path, frame.wanted === 'items' ? '[]' : frame.key];
    if (this.isWorthParsing(path, bytes)) this.take(path, this.parse(bytes));
  }

  private taken(): Buffer {
    const [only] = this.parts;
    const isOne = this.parts.length === 1 && only;
    const bytes = isOne ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(this.parts);
    this.parts = [];
    return bytes;
  }

  private parse(bytes: Buffer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch {
      // The message of JSON.parse quotes the plan, which can contain a secret.
      return unreadable(fault.ERR_PLAN_NOT_JSON({ offset: this.offset }));
    }
  }

  /** The path in the document. It contains only keys of `Wanted`, so it reveals nothing of the plan. */
  private where(): string {
    return this.frames.at(-1)?.path.join('.') || 'plan';
  }
}
