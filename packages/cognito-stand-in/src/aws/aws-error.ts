/** An error answer of AWS: `code` is its name (`ResourceNotFoundException`), `message` its text. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status. AWS clients retry 5xx, so this stays below 500 for an error that a retry does not end. */
    readonly status = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
