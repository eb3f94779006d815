import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, appFolder, parseTerraformJson, providerBlock, s3Backend } from '@auth0-cognito/checkout';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { FaultError, reachOf, throwFaults } from '@auth0-cognito/contract';
import type { Fault, Reach } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** One of the stacks that bootstrap applies. */
export interface TargetStack {
  /** `account-111111111111`, `auth0-dev`. */
  readonly name: string;
  /** Its Terraform JSON, as it was synthesized. */
  readonly text: string;
  /** Key of its state in the bucket. */
  readonly stateKey: string;
}

/** What one environment is bootstrapped with. */
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
  /** Start of the subject in the tokens that the roles trust. */
  readonly subClaimPrefix: string;
  readonly accountStack: TargetStack;
  readonly auth0Stack: TargetStack;
}

/** An environment in the output of its account's stack. */
interface ListedEnvironment {
  readonly plan_role_arn: string;
  readonly deploy_role_arn: string;
  readonly state_key: string;
  readonly tenant: string;
  readonly boundary_arn: string;
  readonly reach: Reach;
}

/** Runs an app as its own cdktf.json says, and tells the JSON of each stack by its name. */
export async function synthesized(checkout: string, app: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(checkout, 'apps', app);
  const { app: command } = JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')) as { app: string };
  const outdir = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  try {
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    if (exitCode !== 0) throw new FaultError(`apps/${app}`, [fault.ERR_BOOTSTRAP_SYNTH({ app, said: said.trim() })]);
    const stacks = readdirSync(join(outdir, 'stacks'));
    return new Map(stacks.map((name) => [name, readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Environments of an account's stack by name. */
export const environmentsOf = (json: TerraformJson) =>
  (json.output?.environments?.value ?? {}) as Readonly<Record<string, ListedEnvironment>>;
export const parsed = (text = '{}') => parseTerraformJson(text);

const REACH: readonly (keyof Reach)[] = ['issuers', 'customDomains', 'hostedZones', 'dnsNames', 'functions', 'roles'];

/** What the environment uses in its account and its deploys may not, and roles with another boundary than they may make. */
function reachFaults(environment: string, own: TerraformJson, listed: ListedEnvironment): Fault[] {
  const used = reachOf(own);
  const boundaries = Object.values(own.resource?.aws_iam_role ?? {}).map(({ permissions_boundary: arn }) => arn);
  return [
    ...REACH.flatMap((kind) =>
      used[kind]
        .filter((value) => !listed.reach[kind].includes(value))
        .map((value) => fault.ERR_BOOTSTRAP_REACH({ environment, kind, received: value, known: listed.reach[kind] })),
    ),
    ...[...new Set(boundaries)]
      .filter((arn) => arn !== listed.boundary_arn)
      .map((arn) => fault.ERR_BOOTSTRAP_BOUNDARY({ environment, received: arn, boundary: listed.boundary_arn })),
  ];
}

/** Where the environment's own values say something else than the accounts. */
export function agreementFaults(
  environment: string,
  own: TerraformJson,
  account: TerraformJson,
  listed: ListedEnvironment,
): Fault[] {
  const [backend, expected] = [s3Backend(own), s3Backend(account)];
  const compared = [
    ['account', accountOf(own), accountOf(account)],
    ['region', backend.region, expected.region],
    ['state.bucket', backend.bucket, expected.bucket],
    ['state.key', backend.key, listed.state_key],
    ['state.kmsKeyId', backend.kms_key_id, expected.kms_key_id],
    ['tenant of the first federation', providerBlock(own, 'auth0').domain as string, listed.tenant],
  ] as const;
  const disagreements = compared
    .filter(([, received, allowed]) => received !== allowed)
    .map(([setting, received = '', value = '']) =>
      fault.ERR_BOOTSTRAP_DISAGREES({ environment, setting, received, value }),
    );
  // In another account, or with another tenant, everything is out of reach.
  return disagreements.length > 0 ? disagreements : reachFaults(environment, own, listed);
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
  if (name === undefined || text === undefined) {
    throw new FaultError(`environment ${environment}`, [
      fault.ERR_BOOTSTRAP_ENVIRONMENT({
        received: environment,
        known: accounts.flatMap(([, each]) => Object.keys(environmentsOf(parsed(each)))),
      }),
    ]);
  }
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
