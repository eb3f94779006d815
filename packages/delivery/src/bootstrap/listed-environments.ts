import { parseTerraformJson } from '@auth0-cognito/checkout';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import type { Reach } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** An environment in the output of its account's stack. */
export interface ListedEnvironment {
  readonly plan_role_arn: string;
  readonly deploy_role_arn: string;
  readonly state_key: string;
  readonly tenant: string;
  readonly boundary_arn: string;
  readonly reach: Reach;
}

/** Environments of an account's stack by name. */
export const environmentsOf = (json: TerraformJson) =>
  (json.output?.environments?.value ?? {}) as Readonly<Record<string, ListedEnvironment>>;
export const parsed = (text = '{}') => parseTerraformJson(text);

/** The error for an environment that no account's stack lists. */
export const notListed = (environment: string, accounts: readonly TerraformJson[]) =>
  new FaultError(`environment ${environment}`, [
    fault.ERR_BOOTSTRAP_ENVIRONMENT({
      received: environment,
      known: accounts.flatMap((each) => Object.keys(environmentsOf(each))),
    }),
  ]);
