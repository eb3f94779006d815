import { AwsError } from './aws-error';

/** Something of Cognito that the rehearsal does not have. The answer states it; it is never a guess. */
export class NotRehearsed extends Error {
  constructor(what: string) {
    super(`not rehearsed: ${what}`);
    this.name = 'NotRehearsed';
  }
}

/** {@link NotRehearsed} for the AWS APIs. */
export const operationNotRehearsed = (what: string) =>
  new AwsError('InvalidParameterException', `not rehearsed: ${what}`);
