import { accountOf, providerBlock, s3Backend, type TerraformJson } from '@auth0-cognito/checkout';
import type { Fault } from '@auth0-cognito/contract';
import { stageOf } from '@auth0-cognito/delivery';
import { agreementFaults, environmentsOf, notListed, parsed, synthesized } from '@auth0-cognito/delivery/bootstrap';

/** Purpose of credentials and roles. */
export type Role = 'plan' | 'deploy';

/** Where an environment is deployed, from its Terraform JSON. */
export interface EnvironmentValues {
  readonly environment: string;
  readonly isProduction: boolean;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  /** Host of the Auth0 tenant of its first federation. */
  readonly tenant: string;
}

/** Settings of the accounts: the repository, and the roles of each environment. */
export interface AccountsValues {
  readonly repository: string;
  readonly branch: string;
  readonly subClaimPrefix: string;
  /** ARN of the role, from `:iam::` on, because the partition depends on the region. Undefined if no account lists the environment. */
  roleOf(environment: string, role: Role): string | undefined;
  /** Faults for settings that differ in the JSON of the environment. */
  faultsOf(environment: string, own: TerraformJson): readonly Fault[];
}

/** Synthesizes an environment, and reads where it is deployed. */
export async function readEnvironment(checkout: string, environment: string) {
  const stacks = await synthesized(checkout, environment);
  const json = parsed(stacks.get(environment));
  const { bucket = '', region = '' } = s3Backend(json);
  const values: EnvironmentValues = {
    environment,
    isProduction: stageOf(checkout, environment) === 'production',
    account: accountOf(json),
    region,
    bucket,
    tenant: String(providerBlock(json, 'auth0').domain ?? ''),
  };
  return { values, json };
}

/** Synthesizes bootstrap, and reads the settings of its accounts. */
export async function readAccounts(checkout: string): Promise<AccountsValues> {
  const stacks = await synthesized(checkout, 'bootstrap');
  const accounts = [...stacks]
    .filter(([name]) => name.startsWith('account-'))
    .map(([name, text]) => ({ id: name.slice('account-'.length), json: parsed(text) }));
  const listing = (environment: string) => accounts.find(({ json }) => environment in environmentsOf(json));
  const outputValue = (name: string) => String(accounts[0]?.json.output?.[name]?.value);
  return {
    repository: outputValue('repository'),
    branch: outputValue('branch'),
    subClaimPrefix: outputValue('sub_claim_prefix'),
    roleOf: (environment, role) => {
      const account = listing(environment);
      const listed = account && environmentsOf(account.json)[environment];
      const [, id = ''] = /aws_iam_role\.([^.}]+)\.arn/.exec(listed?.[`${role}_role_arn`] ?? '') ?? [];
      const name = account?.json.resource?.aws_iam_role?.[id]?.name;
      return account && name ? `:iam::${account.id}:role/${String(name)}` : undefined;
    },
    faultsOf: (environment, own) => {
      const account = listing(environment);
      const listed = account && environmentsOf(account.json)[environment];
      if (account && listed) return agreementFaults(environment, own, account.json, listed);
      return notListed(
        environment,
        accounts.map(({ json }) => json),
      ).faults;
    },
  };
}
