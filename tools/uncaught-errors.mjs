// Handles errors that a program of this checkout does not handle: prints a code and a fix instead of a stack trace.
// FEDERATION_DEBUG=1 also prints the stack trace. Import it first, for its side effect.
import { CodedError } from './coded-error.mjs';

/** Errors of the operating system, by code. @see https://nodejs.org/api/errors.html#common-system-errors */
const SYSTEM_ERRORS = {
  ENOSPC: 'ERR_DISK_FULL',
  EDQUOT: 'ERR_DISK_FULL',
  EIO: 'ERR_DISK_FAILED',
  EROFS: 'ERR_READ_ONLY',
  EACCES: 'ERR_NO_PERMISSION',
  EPERM: 'ERR_NO_PERMISSION',
  ENOTDIR: 'ERR_NOT_A_FOLDER',
  EEXIST: 'ERR_FILE_IN_THE_WAY',
  EISDIR: 'ERR_FOLDER_IN_THE_WAY',
  ENOENT: 'ERR_FILE_MISSING',
  EMFILE: 'ERR_TOO_MANY_OPEN_FILES',
  ENFILE: 'ERR_TOO_MANY_OPEN_FILES',
  EAGAIN: 'ERR_TOO_MANY_PROCESSES',
  ENOMEM: 'ERR_OUT_OF_MEMORY',
  EPIPE: 'ERR_OUTPUT_CLOSED',
};

/** An error, and its causes. */
const withCauses = (error) =>
  error instanceof Error
    ? [error, ...(error.errors ?? []), error.cause].flatMap((each) => (each === error ? error : withCauses(each)))
    : [];

/** The text of an error: `ERR_…: what is wrong`, and below it the fix. */
export function explained(error) {
  const all = withCauses(error);
  // Node also has codes of this format, which have no fix.
  const coded = all.find(({ name }) => name === 'CodedError' || name === 'FaultError');
  if (coded) return coded.message;
  const system = all.find(({ code, syscall }) => syscall !== undefined && Object.hasOwn(SYSTEM_ERRORS, code));
  if (system) {
    return new CodedError(SYSTEM_ERRORS[system.code], { message: oneLine(system.message) }).message;
  }
  const message = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return new CodedError('ERR_UNEXPECTED', { message }).message;
}

const oneLine = (text) => text.trim().replace(/\s*\n\s*/g, '; ');

function printError(error) {
  if (process.env.FEDERATION_DEBUG) console.error(error);
  console.error(explained(error));
}

process.on('uncaughtException', (error) => {
  printError(error);
  process.exit(1);
});

let unwritten;
// Continue: the program may run an apply, which must not be interrupted.
process.stdout.on('error', (error) => (unwritten ??= error));
process.on('exit', () => {
  if (unwritten === undefined) return;
  unwritten.message = `part of the result was not written to standard output: ${unwritten.message}`;
  printError(unwritten);
  process.exitCode ||= 1;
});
// If the progress cannot be written, exit code and result do not change.
process.stderr.on('error', () => undefined);
