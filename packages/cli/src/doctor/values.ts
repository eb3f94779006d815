import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { agreementFaults, environmentsOf, parsed, synthesized } from '../bootstrap/target';
import type { Json } from '../bootstrap/target';
import { fault } from '../faults';

/** What credentials and roles are for. */
export type Role = 'plan' | 'deploy';

/** What an environment's Terraform JSON says of where it is deployed. */
export interface EnvironmentValues {
  readonly environment: string;
  readonly isProduction: boolean;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  /** Host of the Auth0 tenant of its first federation. */
  readonly tenant: string;
}

/** What the accounts say of the repository, and of the roles of each environment. */
export interface AccountsValues {
  readonly repository: string;
  readonly branch: string;
  readonly subClaimPrefix: string;
  /** ARN of the role, from `:iam::` on: its partition follows from the region. Undefined where no account lists the environment. */
  roleOf(environment: string, role: Role): string | undefined;
  /** What an environment's own JSON says differently. */
  faultsOf(environment: string, own: Json): readonly Fault[];
}

interface Tagged {
  readonly default_tags?: readonly { readonly tags?: Readonly<Record<string, string>> }[];
  readonly allowed_account_ids?: readonly string[];
  readonly domain?: string;
}

/** Synthesizes an environment, and reads where it is deployed. */
export async function readEnvironment(checkout: string, environment: string) {
  const stacks = await synthesized(checkout, environment);
  const json = parsed(stacks.get(environment));
  const own = (provider: string) => (json.provider[provider]?.find(({ alias }) => alias === undefined) ?? {}) as Tagged;
  const { bucket = '', region = '' } = json.terraform.backend.s3;
  const stage = own('aws').default_tags?.[0]?.tags?.stage;
  const values: EnvironmentValues = {
    environment,
    // As elsewhere: an unknown stage is taken for the one in which a mistake costs most.
    isProduction: stage !== 'development' && stage !== 'staging',
    account: own('aws').allowed_account_ids?.[0] ?? '',
    region,
    bucket,
    tenant: own('auth0').domain ?? '',
  };
  return { values, json };
}

/** Synthesizes bootstrap, and reads what its accounts say. */
export async function readAccounts(checkout: string): Promise<AccountsValues> {
  const stacks = await synthesized(checkout, 'bootstrap');
  const accounts = [...stacks]
    .filter(([name]) => name.startsWith('account-'))
    .map(([name, text]) => ({ id: name.slice('account-'.length), json: parsed(text) }));
  const accountOf = (environment: string) => accounts.find(({ json }) => environment in environmentsOf(json));
  const said = (name: string) => String(accounts[0]?.json.output[name]?.value);
  return {
    repository: said('repository'),
    branch: said('branch'),
    subClaimPrefix: said('sub_claim_prefix'),
    roleOf: (environment, role) => {
      const account = accountOf(environment);
      const listed = account && environmentsOf(account.json)[environment];
      const [, id = ''] = /aws_iam_role\.([^.}]+)\.arn/.exec(listed?.[`${role}_role_arn`] ?? '') ?? [];
      const name = account?.json.resource?.aws_iam_role?.[id]?.name;
      return account && name ? `:iam::${account.id}:role/${String(name)}` : undefined;
    },
    faultsOf: (environment, own) => {
      const account = accountOf(environment);
      const listed = account && environmentsOf(account.json)[environment];
      if (account && listed) return agreementFaults(environment, own, account.json, listed);
      const known = accounts.flatMap(({ json }) => Object.keys(environmentsOf(json)));
      return new FaultError(`environment ${environment}`, [
        fault.ERR_BOOTSTRAP_ENVIRONMENT({ received: environment, known }),
      ]).faults;
    },
  };
}
