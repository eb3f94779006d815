/** Ends a program with its message and no stack trace: a stable code, what is wrong, and what to do about it. */
export class CodedError extends Error {
  constructor(code, problem, fix, options) {
    super(`${code}: ${problem}\n  fix: ${fix}`, options);
    this.name = 'CodedError';
    this.code = code;
  }
}
