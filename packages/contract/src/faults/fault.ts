/**
 * One error in an input, with everything that a user needs to fix it.
 *
 * `code` is stable: tests and tools compare it. The other texts may change. Never put a secret in `received`.
 */
export interface Fault {
  /** Stable name, `ERR_` and upper-case words: `ERR_URL_NOT_HTTPS`. */
  readonly code: string;
  /** Where it is: a construct path (`dev/Federation/WebClient`) or a property path (`app.callbackUrls[1]`). */
  readonly path: string;
  /** The value found there, printable and short. */
  readonly received: string;
  /** The allowed values. */
  readonly allowed: string;
  /** What to do, as an instruction. */
  readonly fix: string;
}

/** Puts a text of several lines below its label and indents it, since the text may contain labels too. */
const nested = (text: string) => (text.includes('\n') ? `\n${text.trim().replace(/^(?=.)/gm, '      ')}` : ` ${text}`);

/** Maximum length of a line in a list of allowed values, without the label. */
const LINE = 100;

/** Breaks a comma-separated list into lines. */
const lines = (text: string) => {
  const broken: string[] = [''];
  for (const item of text.split(/(?<=, )/)) {
    if (broken.at(-1) !== '' && `${broken.at(-1)}${item}`.trimEnd().length > LINE) broken.push('');
    broken[broken.length - 1] += item;
  }
  return broken.map((line) => line.trimEnd()).join(`\n${' '.repeat(14)}`);
};

const indent = (fault: Fault) =>
  [
    `  ${fault.code} at ${fault.path}`,
    `    received:${nested(fault.received)}`,
    `    allowed:  ${lines(fault.allowed)}`,
    `    fix:      ${fault.fix}`,
  ].join('\n');

/**
 * Thrown for bad input: all faults of the input in one error.
 *
 * `code` is the code of the first fault; `faults` has all of them.
 */
export class FaultError extends Error {
  readonly code: string;
  readonly faults: readonly [Fault, ...Fault[]];

  constructor(subject: string, faults: readonly [Fault, ...Fault[]]) {
    super(
      [`${subject}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`, ...faults.map(indent)].join('\n'),
    );
    this.name = 'FaultError';
    this.code = faults[0].code;
    this.faults = faults;
  }
}

/** Throws one {@link FaultError} with all faults of `subject`. Does nothing if there are none. */
export function throwFaults(subject: string, faults: readonly Fault[]): void {
  const [first, ...rest] = faults;
  if (first) throw new FaultError(subject, [first, ...rest]);
}

const MAX_RECEIVED = 120;

/** A value in the form of `received`: JSON, shortened to 120 characters. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_RECEIVED ? `${text.slice(0, MAX_RECEIVED)}… (${text.length} characters)` : text;
}
