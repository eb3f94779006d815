import { FaultError, type Fault } from '@auth0-cognito/contract';

import { fault } from './faults';

/** Ctrl-C or SIGTERM ended the rehearsal. */
export const interrupted = () => new FaultError('rehearsal', [fault.ERR_INTERRUPTED()]);

/** A step that failed. */
export interface FailedStep {
  readonly step: string;
  /** The output of the tool, or the reason. */
  readonly why: string;
}

const failed = (step: string, cause: Fault) => new FaultError(`rehearsal step "${step}"`, [cause]);

/** A program failed; `log` is the file with its complete output. */
export const stepFailed = ({ step, why, log }: FailedStep & { readonly log?: string | undefined }) =>
  failed(step, fault.ERR_REHEARSAL_STEP({ path: step, message: why, log }));

/** A sign-in could not continue; `picture` shows the last page. */
export const signInStopped = ({ step, why, picture }: FailedStep & { readonly picture?: string | undefined }) =>
  failed(step, fault.ERR_SIGN_IN({ path: step, why, picture }));
