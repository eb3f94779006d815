/** Exit codes of all commands. Each number has one meaning. Scripts depend on them. docs/exit-codes.md is generated from this module. */
export const EXIT = {
  success: 0,
  failed: 1,
  attention: 2,
  refused: 3,
  pending: 4,
  interrupted: 130,
  terminated: 143,
} as const;

type ExitName = keyof typeof EXIT;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[ExitName];

/** General meaning of each code. */
const MEANINGS: Readonly<Record<ExitName, string>> = {
  success: 'done, and nothing needs attention',
  failed: 'could not run or did not finish: wrong input, missing credentials, no response, Terraform failed',
  attention: 'needs attention: there are changes, drift, orphans, or a risk',
  refused: 'refused: a check failed, a plan is blocked, or an answer was no',
  pending: 'the code has changes that were not applied, and nothing else differs',
  interrupted: 'stopped by Ctrl-C',
  terminated: 'stopped by SIGTERM',
};

/** Meaning of the codes of a command; `true` for the general meaning. */
type Row = Readonly<Partial<Record<ExitName, string | true>>>;

const STOPPABLE = { interrupted: true, terminated: true } as const;

/** The codes of each command by its name. A test fails for a command without a row. */
const COMMANDS: Readonly<Record<string, Row>> = {
  init: {
    success: 'done, or nothing to change',
    failed: 'nothing was written: an answer is missing or wrong, or there are uncommitted changes',
    refused: 'nothing was written, because the answer was no; or written, but a rehearsal failed',
    ...STOPPABLE,
  },
  validate: { success: 'valid', failed: true, refused: 'Terraform reports that the JSON is not valid', ...STOPPABLE },
  rehearse: {
    success: 'every check passed',
    failed: 'could not start, or a step failed',
    refused: 'a check failed: the second plan has changes, the two sides differ, or destroy left something',
    ...STOPPABLE,
  },
  lock: {
    success: 'written; with --check: every lock file is valid, or there is none',
    failed: true,
    refused: 'with --check: a lock file is refused',
    ...STOPPABLE,
  },
  bootstrap: {
    success: 'applied, or nothing to change; stdout has the commands for GitHub',
    failed: true,
    refused: 'the plan was declined',
    ...STOPPABLE,
  },
  doctor: {
    success: 'every check passed',
    failed: 'no check failed, but one could not be made; or wrong input',
    refused: 'a check failed',
  },
  plan: {
    success: 'planned; with --detailed-exitcode: no changes',
    failed: true,
    attention: 'with --detailed-exitcode: planned, with changes',
    ...STOPPABLE,
  },
  review: {
    success: 'no changes, or no known risk',
    failed: 'could not review: no plan, or wrong input',
    attention:
      'needs a look: a high or an acknowledged risk, a setting that no rule judges, or a resource is replaced or deleted',
    refused: 'blocked: a critical risk without an acknowledgement, or an incomplete plan',
    ...STOPPABLE,
  },
  apply: {
    success: 'applied, or no changes',
    failed: 'could not run or did not finish: wrong input, orphans, or Terraform failed',
    refused: 'refused: not the reviewed plan, or a critical risk without an acknowledgement',
    ...STOPPABLE,
  },
  verify: {
    success: 'every check passed',
    failed: 'a check got no response, or wrong input',
    refused: 'a check failed',
    interrupted: true,
  },
  config: { success: 'printed', failed: 'could not run: wrong input, or no outputs' },
  drift: {
    success: 'no drift, and nothing to apply',
    failed: true,
    attention: 'drift: something was changed outside Terraform; the code may have changes, too',
    pending: 'no drift; the code has changes that were not applied',
    ...STOPPABLE,
  },
  rotate: {
    success: 'rotated, or a stopped rotation finished',
    failed: 'not rotated, or not finished: run it again',
    refused: 'nothing was changed, because the answer was no',
    ...STOPPABLE,
  },
  recover: {
    success: 'nothing to recover, or the confirmed step was the last',
    failed: true,
    attention: 'there is something to recover',
    ...STOPPABLE,
  },
  import: {
    success: 'written and planned; everything is reproduced',
    failed:
      'nothing was written: wrong input, several candidates, the plan would replace an object, or Terraform failed',
    attention: 'written and planned; the report lists what is not reproduced',
    ...STOPPABLE,
  },
  destroy: {
    success: 'destroyed, or nothing to destroy',
    failed: 'could not run or did not finish: not confirmed, protected, or Terraform failed',
    ...STOPPABLE,
  },
  list: { success: 'listed', failed: 'an environment file cannot be read' },
  why: { success: 'printed', failed: 'no such code or rule' },
  'ci comment': {
    success: 'the comment is up to date, or none is needed',
    failed: 'could not run: wrong input, no review, or GitHub refused the call',
  },
  'ci approval': { success: 'answered', failed: 'could not run: wrong input, or GitHub refused the call' },
  'ci applied': { success: 'answered', failed: 'could not run: wrong input, or GitHub refused the call' },
  'ci start': {
    success: 'recorded: the apply may start',
    failed: 'the apply may not start: a later commit, a used approval, wrong input, or GitHub refused the call',
  },
  'ci finish': { success: 'recorded', failed: 'could not run: wrong input, or GitHub refused the call' },
};

const NAMES = Object.keys(EXIT) as readonly ExitName[];
const lineOf = (code: number, text: string) => `  ${String(code).padEnd(3)}  ${text}`;

/** The codes of a command with their meanings, in ascending order. */
export function exitCodesOf(command: string): readonly (readonly [ExitCode, string])[] {
  const row = COMMANDS[command];
  if (!row) throw new Error(`no exit codes for the command ${command}`);
  return NAMES.flatMap((name) => {
    const meaning = row[name];
    return meaning === undefined ? [] : [[EXIT[name], meaning === true ? MEANINGS[name] : meaning] as const];
  });
}

/** The end of a command's help. */
export const exitCodesHelp = (command: string) =>
  `\nExit codes:\n${exitCodesOf(command)
    .map(([code, text]) => lineOf(code, text))
    .join('\n')}`;

/** docs/exit-codes.md. */
export function exitCodesPage(): string {
  const stopped: readonly number[] = [EXIT.interrupted, EXIT.terminated];
  return [
    '<!-- Generated from packages/cli/src/exit-codes.ts by `npm run generate`; do not edit. -->',
    '',
    '# Exit codes',
    '',
    'This page lists the exit codes of `./federation`. Each code has one meaning in all commands. If a script needs the codes, it must run `./federation` directly: Nx exits with 1 for every failed task.',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...NAMES.map((name) => `| ${EXIT[name]} | ${MEANINGS[name]} |`),
    '',
    'Wrong input is reported with a code, such as `ERR_ENVIRONMENT_UNKNOWN`, and exits with 1.',
    '',
    '## By command',
    '',
    'A command that can be stopped by a signal also exits with 130 or 143. Terraform first finishes running operations and releases its lock.',
    '',
    '| command | code | meaning |',
    '| --- | --- | --- |',
    ...Object.keys(COMMANDS).flatMap((command) =>
      exitCodesOf(command)
        .filter(([code]) => !stopped.includes(code))
        .map(([code, text], index) => `| ${index === 0 ? `\`${command}\`` : ''} | ${code} | ${text} |`),
    ),
    '',
  ].join('\n');
}
