/** Stops the set-up: a stable code, what is wrong, and what to do about it. */
export class SetupError extends Error {
  constructor(code, problem, fix) {
    super(`${code}: ${problem}\n  fix: ${fix}`);
    this.name = 'SetupError';
    this.code = code;
  }
}
