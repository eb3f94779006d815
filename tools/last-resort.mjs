// What a program of this checkout does with an error that nothing else of it handles. Each gets a code and a fix in place of a stack trace;
// FEDERATION_DEBUG=1 shows the stack as well. Import it first, for its effect.
import { CodedError } from './coded-error.mjs';

const FREE_SPACE = 'free some space on that disk, then run it again';
const FOLDERS =
  'see that the checkout, its .local and node_modules/.cache, and the folder for temporary files can be written to';
const IN_THE_WAY = 'a file is where a folder belongs, or a folder where a file does: move it away, then run it again';
const LIMIT = 'raise the limit in this shell (ulimit -n 4096), then run it again';

/** What the operating system says, by its code. @see https://nodejs.org/api/errors.html#common-system-errors */
const SYSTEM_ERRORS = {
  ENOSPC: ['ERR_DISK_FULL', FREE_SPACE],
  EDQUOT: ['ERR_DISK_FULL', FREE_SPACE],
  EIO: ['ERR_DISK_FAILED', 'check that disk'],
  EROFS: ['ERR_READ_ONLY', FOLDERS],
  EACCES: ['ERR_NO_PERMISSION', FOLDERS],
  EPERM: ['ERR_NO_PERMISSION', FOLDERS],
  ENOTDIR: ['ERR_NOT_A_FOLDER', IN_THE_WAY],
  EEXIST: ['ERR_FILE_IN_THE_WAY', IN_THE_WAY],
  EISDIR: ['ERR_FOLDER_IN_THE_WAY', IN_THE_WAY],
  ENOENT: ['ERR_FILE_MISSING', 'see that it is there; ./federation sets up what belongs to the checkout'],
  EMFILE: ['ERR_TOO_MANY_OPEN_FILES', LIMIT],
  ENFILE: ['ERR_TOO_MANY_OPEN_FILES', 'end other programs, then run it again'],
  EAGAIN: ['ERR_TOO_MANY_PROCESSES', 'end other programs or raise the limit (ulimit -u), then run it again'],
  ENOMEM: ['ERR_OUT_OF_MEMORY', 'end other programs, then run it again'],
  EPIPE: ['ERR_OUTPUT_CLOSED', 'keep the program that reads it running until this one has ended'],
};

/** An error, and those that it stands for. */
const withCauses = (error) =>
  error instanceof Error
    ? [error, ...(error.errors ?? []), error.cause].flatMap((each) => (each === error ? error : withCauses(each)))
    : [];

/** What is told of an error: `ERR_…: what is wrong`, and below it the fix. */
export function explained(error) {
  const all = withCauses(error);
  // Node has codes of this form too, which say nothing about what to do.
  const coded = all.find(({ name }) => name === 'CodedError' || name === 'FaultError');
  if (coded) return coded.message;
  const system = all.find(({ code, syscall }) => syscall !== undefined && Object.hasOwn(SYSTEM_ERRORS, code));
  if (system) {
    const [code, fix] = SYSTEM_ERRORS[system.code];
    return new CodedError(code, oneLine(system.message), fix).message;
  }
  return new CodedError(
    'ERR_UNEXPECTED',
    oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
    'run it again with FEDERATION_DEBUG=1, which shows the stack trace, and report that',
  ).message;
}

const oneLine = (text) => text.trim().replace(/\s*\n\s*/g, '; ');

function tell(error) {
  if (process.env.FEDERATION_DEBUG) console.error(error);
  console.error(explained(error));
}

process.on('uncaughtException', (error) => {
  tell(error);
  process.exit(1);
});

let unwritten;
// The work goes on, which may be an apply that must not end half-way.
process.stdout.on('error', (error) => (unwritten ??= error));
process.on('exit', () => {
  if (unwritten === undefined) return;
  unwritten.message = `part of the result was not written to standard output: ${unwritten.message}`;
  tell(unwritten);
  process.exitCode ||= 1;
});
// Nobody reads what is told on the way; the exit code and the result are as they are.
process.stderr.on('error', () => undefined);
