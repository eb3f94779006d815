import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteAliasCommand,
  DescribeKeyCommand,
  ListAliasesCommand,
  GetKeyRotationStatusCommand,
} from '@aws-sdk/client-kms';
import {
  DeletePolicyCommand,
  GetRolePolicyCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { startRehearsal } from '@auth0-cognito/rehearsal';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { findCheckout } from '@auth0-cognito/checkout';
import { HoldUp } from '../../../rehearsal/test/support/hold-up';
import { processesWith } from '../../../rehearsal/test/support/processes';
import { Checkout } from './support/checkout';

jest.setTimeout(240_000);

const REGION = 'eu-central-1';
const BOUNDARY = 'arn:aws:iam::111111111111:policy/acme-dev-boundary';
const ALIAS = 'alias/acme-dev-tfstate';
/** In the environment of every process that these tests start. */
const MARK = randomUUID();
/** Above the largest process ID of any system. */
const NOBODY = 2 ** 31 - 1;
const BUCKET = { Bucket: 'acme-dev-tfstate' };
const ADMIN_SCOPES = ['create', 'read', 'update', 'delete'].map((verb) => `${verb}:client_grants`);

const root = findCheckout(__dirname);
const hold = new HoldUp();
let rehearsal: Rehearsal;
let checkout: Checkout;

/** Each run is a separate process: one run is killed, and two run at the same time. */
const bootstrap = (...args: string[]) =>
  checkout.stoppable(['bootstrap', 'dev', '--yes', ...args], new AbortController().signal);
const local = (file: string) => checkout.path(`.local/bootstrap/${file}`);
const s3 = () => rehearsal.aws.s3(REGION);
const aliases = async () => {
  const { Aliases: all = [] } = await rehearsal.aws.kms(REGION).send(new ListAliasesCommand({}));
  return all.map(({ AliasName: name }) => name);
};
const applications = () => rehearsal.auth0Tenant(rehearsal.configuration.auth0Domains[0] ?? '').applications();
const application = (name: string) => applications().find((each) => each.name === name)!;
/** Runs the command with some variables changed from those of the checkout. */
const withVariables = (variables: NodeJS.ProcessEnv, args: readonly string[]) =>
  checkout.federation(args, '', variables);
const stateOf = async (stack: string) => {
  const { Body: body } = await s3().send(new GetObjectCommand({ ...BUCKET, Key: `bootstrap/${stack}.tfstate` }));
  return JSON.parse((await body?.transformToString()) ?? '') as {
    lineage: string;
    serial: number;
    resources: unknown[];
  };
};

beforeAll(async () => {
  rehearsal = await startRehearsal({
    environment: 'dev',
    beforeRequest: hold.beforeRequest,
    hasOtherConfigurations: true,
  });
  const { AUTH0_CLIENT_ID: admin = '' } = rehearsal.childEnvironment;
  const [domain = ''] = rehearsal.configuration.auth0Domains;
  rehearsal.auth0Tenant(domain).grantScopes(admin, ADMIN_SCOPES);

  checkout = new Checkout({ ...rehearsal.childEnvironment, FEDERATION_TEST: MARK });
  for (const app of ['dev', 'bootstrap']) {
    const command = `node ${root}/tools/run.mjs ${root}/apps/${app}/src/main.ts`;
    checkout.write(`apps/${app}/cdktf.json`, JSON.stringify({ app: command }));
  }
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

describe('./federation bootstrap dev', () => {
  test('refuses existing objects with its names that are in no state, and prints how to import them', async () => {
    const { exitCode, progress } = await bootstrap('--only', 'aws');

    expect(`${exitCode} ${progress}`).toMatch(/^1 /);
    expect(progress).toMatch(
      /ERR_BOOTSTRAP_EXISTS at aws_kms_alias\.[\s\S]*ERR_BOOTSTRAP_EXISTS at aws_s3_bucket\.[\s\S]*--import/,
    );
    expect(progress).toContain('ERR_BOOTSTRAP_EXISTS at aws_iam_policy.Boundary-dev');
    // From here on, the account is empty.
    await s3().send(new DeleteBucketCommand(BUCKET));
    await rehearsal.aws.kms(REGION).send(new DeleteAliasCommand({ AliasName: ALIAS }));
    await rehearsal.aws.iam().send(new DeletePolicyCommand({ PolicyArn: BOUNDARY }));
  });

  test('leaves partially created resources and no state if it is killed in its first apply', async () => {
    const held = hold.next(({ operation }) => operation === 'TrentService.CreateAlias');
    const running = bootstrap('--only', 'aws');

    await Promise.race([held.reached, running]);
    for (const { pid } of processesWith(MARK)) process.kill(pid, 'SIGKILL');
    held.release();
    const { exitCode, progress } = await running;
    // The delayed call still takes effect.
    while (!(await aliases()).includes(ALIAS)) await new Promise((resolve) => setTimeout(resolve, 100));

    expect(`${exitCode} ${progress}`).toMatch(/^null /);
    expect(existsSync(local('111111111111.pid'))).toBe(true);
    await expect(s3().send(new GetBucketVersioningCommand(BUCKET))).resolves.toMatchObject({});
  });

  test('then imports the existing objects, creates the rest, and moves its state into the bucket', async () => {
    const { exitCode, progress } = await bootstrap('--only', 'aws');

    expect(`${exitCode} ${progress}`).toMatch(/^0 /);
    expect(progress).toMatch(/Plan: [1-9]\d* to import, /);
    expect((await stateOf('account-111111111111')).resources.length).toBeGreaterThan(11);
    expect(readdirSync(local('account-111111111111')).filter((file) => file.includes('tfstate'))).toEqual([]);
    expect(statSync(local('account-111111111111')).mode & 0o777).toBe(0o700);
  });

  test('creates a bucket that is versioned, private, encrypted with its own key, and accessible over TLS only', async () => {
    const versioning = await s3().send(new GetBucketVersioningCommand(BUCKET));
    const access = await s3().send(new GetPublicAccessBlockCommand(BUCKET));
    const encryption = await s3().send(new GetBucketEncryptionCommand(BUCKET));
    const { Policy: policy = '' } = await s3().send(new GetBucketPolicyCommand(BUCKET));
    const state = await s3().send(new HeadObjectCommand({ ...BUCKET, Key: 'bootstrap/account-111111111111.tfstate' }));
    const [rule] = encryption.ServerSideEncryptionConfiguration?.Rules ?? [];
    const KeyId = rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
    const key = await rehearsal.aws.kms(REGION).send(new DescribeKeyCommand({ KeyId }));
    const rotation = await rehearsal.aws.kms(REGION).send(new GetKeyRotationStatusCommand({ KeyId }));

    expect(versioning.Status).toBe('Enabled');
    expect(Object.values(access.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(rule).toMatchObject({
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
      BucketKeyEnabled: true,
    });
    expect(key.KeyMetadata).toMatchObject({ Description: 'Terraform state in acme-dev-tfstate', KeyState: 'Enabled' });
    expect(rotation.KeyRotationEnabled).toBe(true);
    expect(JSON.parse(policy)).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    });
    expect(state).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: expect.stringContaining('alias/') });
  });

  test('makes old versions in the bucket expire', async () => {
    const { Rules: rules } = await s3().send(new GetBucketLifecycleConfigurationCommand(BUCKET));

    expect(rules).toMatchObject([{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } }]);
  });

  test('creates the OIDC provider of GitHub and the two roles once', async () => {
    const iam = rehearsal.aws.iam();
    const { OpenIDConnectProviderList: providers = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
    const { Roles: roles = [] } = await iam.send(new ListRolesCommand({}));
    const policy = { RoleName: 'github-acme-dev-plan', PolicyName: 'federation' };
    const { PolicyDocument: document = '' } = await iam.send(new GetRolePolicyCommand(policy));

    expect(providers.map(({ Arn: arn }) => arn)).toEqual([
      'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
    ]);
    expect(roles.map(({ RoleName: name }) => name).sort()).toEqual(['github-acme-dev-deploy', 'github-acme-dev-plan']);
    expect(decodeURIComponent(document)).toContain('arn:aws:s3:::acme-dev-tfstate/dev/federation.tfstate.tflock');
  });

  test('then changes nothing in the account, creates the management applications, and reports the remaining steps without a secret', async () => {
    const before = await stateOf('account-111111111111');
    // As after a kill between the move of the state and the removal of the file.
    writeFileSync(local('account-111111111111/bootstrap.tfstate'), JSON.stringify(before));
    writeFileSync(local('account-111111111111/moving'), '');
    writeFileSync(local('111111111111.pid'), String(NOBODY));
    const [mine, theirs] = [`${userInfo().username}@${hostname()}`, 'colleague@elsewhere'].map((Who) =>
      JSON.stringify({ ID: randomUUID(), Operation: 'OperationTypeApply', Who }),
    );
    const lock = (stack: string) => ({ ...BUCKET, Key: `bootstrap/${stack}.tfstate.tflock` });
    await s3().send(new PutObjectCommand({ ...lock('account-111111111111'), Body: mine }));
    await s3().send(new PutObjectCommand({ ...lock('auth0-other'), Body: theirs }));

    const [one, other] = await Promise.all([bootstrap(), bootstrap()]);
    const [done, refused] = one.exitCode === 0 ? [one, other] : [other, one];

    expect(`${done.exitCode} ${done.progress}`).toMatch(/^0 /);
    expect(refused.exitCode).toBe(1);
    expect(refused.progress).toContain('ERR_BOOTSTRAP_RUNNING');
    expect(done.progress).toMatch(/account-1{12}: state, roles[\s\S]*No changes[\s\S]*auth0-dev:[\s\S]*6 added/);
    expect(done.progress).toContain('the lock of a killed run is released');
    expect(existsSync(local('account-111111111111/bootstrap.tfstate'))).toBe(false);
    await expect(s3().send(new HeadObjectCommand(lock('auth0-other')))).resolves.toMatchObject({});
    expect((await stateOf('account-111111111111')).serial).toBe(before.serial);
    expect(done.result).toMatch(/^# plans of pull requests\n/);
    expect(done.result).toContain(
      'gh variable set AWS_ROLE_ARN --repo acme/auth0-cognito --env dev-plan ' +
        '--body arn:aws:iam::111111111111:role/github-acme-dev-plan',
    );
    expect(done.result).toMatch(/output -raw deploy_client_secret \| gh secret set AUTH0_CLIENT_SECRET .*--env dev$/m);
    for (const { client_secret: secret } of applications()) expect(done.result + done.progress).not.toContain(secret);
  });

  test('changes nothing on either side when it runs again', async () => {
    const { exitCode, progress, result } = await bootstrap();

    expect(`${exitCode} ${progress}`).toMatch(/^0 /);
    expect(progress.match(/No changes\./g)).toHaveLength(2);
    expect(result).toContain('gh secret set AUTH0_CLIENT_ID');
  });
});

describe('a leaked management secret', () => {
  test('is replaced in the state by the secret that was rotated in the dashboard, as docs/runbooks/secrets.md shows', async () => {
    const page = readFileSync(join(root, 'docs/runbooks/secrets.md'), 'utf8');
    const [, shown = ''] = /^ *\.\/federation (bootstrap dev .*) > github\.sh$/m.exec(page) ?? [];
    const { client_id: id } = application('acme-dev-terraform-deploy');
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const secret = rehearsal.auth0Tenant(domain).rotateSecret(id);

    const { exitCode, progress, result } = await checkout.stoppable(shown.split(' '), new AbortController().signal);

    expect(`${exitCode} ${progress}`).toMatch(/^0 /);
    expect(JSON.stringify(await stateOf('auth0-dev'))).toContain(secret);
    expect(result).toMatch(/gh secret set AUTH0_CLIENT_SECRET/);
    expect(progress + result).not.toContain(secret);
  });
});

describe('the missing scopes of an administrator', () => {
  test('are listed before anything is created', async () => {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const { AUTH0_CLIENT_ID: admin = '' } = rehearsal.childEnvironment;
    const missing = ['create:client_grants', 'delete:clients'];
    rehearsal.auth0Tenant(domain).revokeScopes(admin, missing);
    const { exitCode, progress } = await bootstrap();
    rehearsal.auth0Tenant(domain).grantScopes(admin, missing);

    expect(exitCode).toBe(1);
    expect(progress).toContain(`a token without ${missing.join(', ')}`);
    expect(progress).not.toContain('state, roles');
  });
});

describe('./federation doctor dev', () => {
  /** Calls Auth0 with the credentials of a management application. */
  const doctor = (role: 'plan' | 'deploy', as: string) => {
    const { client_id: AUTH0_CLIENT_ID, client_secret: AUTH0_CLIENT_SECRET } = application(as);
    return withVariables({ AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET }, [
      'doctor',
      'dev',
      '--role',
      role,
      '--only',
      'aws,auth0',
    ]);
  };

  test.each(['plan', 'deploy'] as const)(
    'passes for %s with the objects that bootstrap created, and finds nothing unneeded',
    async (role) => {
      const { exitCode, progress } = await doctor(role, `acme-dev-terraform-${role}`);

      expect(`${exitCode} ${progress}`).toMatch(
        /^0 ✓ dev: AWS account 111111111111 as arn:.*\n✓ dev: state bucket .*\n✓ dev: Auth0 application/,
      );
      expect(progress).not.toContain('notice');
    },
  );

  test('lists each missing scope and each unneeded scope', async () => {
    const lacking = await doctor('deploy', 'acme-dev-terraform-plan');
    const excessive = await doctor('plan', 'acme-dev-terraform-deploy');

    expect(lacking.exitCode).toBe(3);
    expect(lacking.progress.match(/ERR_DOCTOR_AUTH0_SCOPE: no scope \S+/g)).toHaveLength(11);
    expect(lacking.progress).toContain('no scope delete:client_credentials');
    expect(excessive.exitCode).toBe(0);
    expect(excessive.progress).toContain('notice: not needed: delete:clients');
  });

  test('reports wrong and missing credentials', async () => {
    const wrong = await withVariables({ AUTH0_CLIENT_SECRET: 'wrong' }, ['doctor', 'dev', '--only', 'aws,auth0']);
    const none = await withVariables({ AUTH0_CLIENT_SECRET: '' }, ['doctor', 'dev', '--only', 'aws,auth0']);

    expect(wrong.exitCode).toBe(3);
    expect(wrong.progress).toContain('ERR_DOCTOR_AUTH0_REFUSED: "access_denied');
    expect(none.exitCode).toBe(1);
    expect(none.progress).toContain('ERR_DOCTOR_AUTH0_CREDENTIALS');
  });
});
