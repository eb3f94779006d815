/** An error response of AWS: `code` is its name (`ResourceNotFoundException`), `message` its text. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status. Below 500 for an error that a retry cannot fix, because AWS clients retry 5xx. */
    readonly status = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
