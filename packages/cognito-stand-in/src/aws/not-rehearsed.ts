import { AwsError } from './aws-error';

/** A feature of Cognito that the rehearsal does not have. The response reports this and never guesses a result. */
export class NotRehearsed extends Error {
  constructor(what: string) {
    super(`not rehearsed: ${what}`);
    this.name = 'NotRehearsed';
  }
}

/** {@link NotRehearsed} for the AWS APIs. */
export const operationNotRehearsed = (what: string) =>
  new AwsError('InvalidParameterException', `not rehearsed: ${what}`);
