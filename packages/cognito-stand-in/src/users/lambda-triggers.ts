import type { UserPool } from '../configuration/pools';
import type { UsersContext } from './context';

/** Moments at which Cognito would call Lambda functions. */
export type TriggerMoment = 'federated sign-up' | 'sign-in' | 'tokens' | 'refresh' | 'user created by admin';

const TRIGGERS: Readonly<Record<TriggerMoment, readonly string[]>> = {
  'federated sign-up': ['PreSignUp', 'PostConfirmation'],
  'sign-in': ['PreAuthentication', 'PostAuthentication'],
  tokens: ['PreTokenGeneration'],
  refresh: ['PreTokenGeneration'],
  'user created by admin': ['PreSignUp', 'CustomMessage'],
};

/** Lists the pool's functions that Cognito would have called now. A rehearsal has no Lambda, so they are not run. */
export function logTriggers(context: UsersContext, pool: UserPool, moment: TriggerMoment, username: string): void {
  for (const trigger of TRIGGERS[moment]) {
    const arn = pool.lambdaTriggers[trigger];
    if (arn) context.log(`${pool.id}: Lambda trigger ${trigger} not run at ${moment} of ${username}: ${arn}`);
  }
}
