import { appFolder, s3Backend } from '@auth0-cognito/checkout';
import { throwFaults } from '@auth0-cognito/contract';
import { agreementFaults } from './agreement';
import { environmentsOf, notListed, parsed } from './listed-environments';
import type { ListedEnvironment } from './listed-environments';
import { synthesized } from './synthesized';

/** A stack that bootstrap applies. */
export interface TargetStack {
  /** `account-111111111111`, `auth0-dev`. */
  readonly name: string;
  /** Its synthesized Terraform JSON. */
  readonly text: string;
  /** Key of its state in the bucket. */
  readonly stateKey: string;
}

/** Settings of the bootstrap of an environment. */
export interface Target {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  /** Host of the Auth0 tenant. */
  readonly tenant: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly branch: string;
  /** Prefix of the subject in the tokens that the roles trust. */
  readonly subClaimPrefix: string;
  readonly accountStack: TargetStack;
  readonly auth0Stack: TargetStack;
}

/**
 * Synthesizes bootstrap and the environment, and compares them.
 *
 * @throws FaultError ERR_ENVIRONMENT_UNKNOWN, ERR_BOOTSTRAP_SYNTH, ERR_BOOTSTRAP_ENVIRONMENT, ERR_BOOTSTRAP_DISAGREES,
 *   ERR_BOOTSTRAP_REACH, ERR_BOOTSTRAP_BOUNDARY.
 */
export async function readTarget(checkout: string, environment: string): Promise<Target> {
  appFolder(checkout, environment);
  const [stacks, own] = await Promise.all([synthesized(checkout, 'bootstrap'), synthesized(checkout, environment)]);
  const accounts = [...stacks].filter(([name]) => name.startsWith('account-'));
  const [name, text] = accounts.find(([, each]) => environment in environmentsOf(parsed(each))) ?? [];
  if (name === undefined || text === undefined)
    throw notListed(
      environment,
      accounts.map(([, each]) => parsed(each)),
    );
  const account = parsed(text);
  const listed = environmentsOf(account)[environment] as ListedEnvironment;
  throwFaults(
    `environment ${environment}`,
    agreementFaults(environment, parsed(own.get(environment)), account, listed),
  );
  const { bucket = '', region = '', key = '' } = s3Backend(account);
  const auth0 = `auth0-${environment}`;
  const auth0Text = stacks.get(auth0);
  return {
    environment,
    account: name.slice('account-'.length),
    region,
    bucket,
    tenant: listed.tenant,
    repository: String(account.output?.repository?.value),
    branch: String(account.output?.branch?.value),
    subClaimPrefix: String(account.output?.sub_claim_prefix?.value),
    accountStack: { name, text, stateKey: key },
    auth0Stack: {
      name: auth0,
      text: auth0Text ?? '',
      stateKey: s3Backend(parsed(auth0Text)).key ?? '',
    },
  };
}
