import { toolTexts } from '../packages/checkout/src/tool-faults.mjs';

/** An error that is printed without a stack trace: a stable code, the problem, and the fix. */
export class CodedError extends Error {
  /** @param parameters - of the texts in packages/checkout/src/tool-faults.mjs */
  constructor(code, parameters, options) {
    const { received, fix } = toolTexts(code, parameters);
    super(`${code}: ${received}\n  fix: ${fix}`, options);
    this.name = 'CodedError';
    this.code = code;
  }
}
