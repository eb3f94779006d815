import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { AwsExchange } from '../src/http/exchange';
import { serviceModelFaults } from '../src/testing';
import type { Aws } from './support/aws';
import { startAws, toolchain } from './support/aws';
import type { TerraformFolder, TerraformRun } from './support/terraform';
import { terraformIn } from './support/terraform';
import { step } from '../../checkout/test/support/step';
import { neededActions } from '@auth0-cognito/bootstrap/permissions';

const MINUTES = 60_000;
/** The smallest possible ZIP archive: an empty one. */
const EMPTY_ZIP = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');

/** Objects that the configuration assumes: a hosted zone and a function for the triggers. */
async function seed({ client }: Aws): Promise<void> {
  await new Route53Client(client).send(new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'seed' }));
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const role = await new IAMClient(client).send(
    new CreateRoleCommand({ RoleName: 'trigger', AssumeRolePolicyDocument: trust }),
  );
  await new LambdaClient(client).send(
    new CreateFunctionCommand({
      FunctionName: 'claims',
      Runtime: 'nodejs22.x',
      Role: role.Role!.Arn,
      Handler: 'index.handler',
      Code: { ZipFile: EMPTY_ZIP },
    }),
  );
}

/**
 * Additional parts of this configuration: the other resources of a stack, and features of Cognito that no construct
 * offers.
 */
const NO_CONSTRUCT = new RegExp(
  `^(?:${[
    '(?:kms|logs|s3|ses|sns|ssm|wafv2):.*',
    'cognito-identity:.*PrincipalTagAttributeMap',
    'cognito-idp:.*(?:Group|RiskConfiguration|UICustomization)',
    'iam:(?:CreatePolicy|GetPolicy.*)',
    'lambda:(?:CreateFunction|GetFunction.*|ListVersionsByFunction)',
    'route53:(?:CreateHostedZone|List(?:HostedZones|TagsForResource))',
  ].join('|')})$`,
);

const UNPROTECTED = ['-var', 'deletion_protection=INACTIVE'];

/** `succeeded`, or the whole output of Terraform. With `-detailed-exitcode`, a plan succeeds only without changes. */
const outcome = ({ code, output }: TerraformRun) => (code === 0 ? 'succeeded' : output);

describe('every request of an environment to AWS, with the real Terraform and AWS provider,', () => {
  const exchanges: AwsExchange[] = [];
  let aws: Aws;
  let terraform: TerraformFolder;

  const apply = (...args: string[]) => terraform.run('apply', '-auto-approve', '-no-color', ...args);
  const plan = (...args: string[]) => terraform.run('plan', '-detailed-exitcode', '-no-color', ...args);

  beforeAll(async () => {
    aws = await startAws({ onExchange: (exchange) => void exchanges.push(exchange) });
    await seed(aws);
    terraform = await terraformIn(join(__dirname, 'maximal'), aws.endpoint);
    const { code, output } = await terraform.run('init', '-no-color');
    expect(outcome({ code, output })).toBe('succeeded');
  }, 4 * MINUTES);

  afterAll(async () => {
    await terraform?.dispose();
    await aws?.close();
  });

  step(
    'is applied at once, and a plan afterwards has no changes',
    async () => {
      const applied = await apply();
      const planned = await plan();

      expect(outcome(applied)).toBe('succeeded');
      expect(outcome(planned)).toBe('succeeded');
    },
    8 * MINUTES,
  );

  step('appears in the directory as Terraform created it', async () => {
    const [pool] = await aws.standIn.directory.userPools();

    const clients = await aws.standIn.directory.clients(pool!.id);
    const [provider] = await aws.standIn.directory.identityProviders(pool!.id);
    const custom = await aws.standIn.directory.domain('LOGIN.example.com');
    const prefix = await aws.standIn.directory.domain('max-login.auth.eu-central-1.amazoncognito.com');

    expect(pool).toMatchObject({
      name: 'max',
      usernamesAreCaseSensitive: false,
      tags: { Tag: 'one', Project: 'federation' },
    });
    expect(pool!.attributes).toContainEqual({ name: 'custom:tenant', type: 'String', required: false, mutable: true });
    expect(pool!.attributes).toContainEqual({ name: 'email', type: 'String', required: true, mutable: true });
    expect(clients.find(({ name }) => name === 'web')).toMatchObject({
      accessTokenSeconds: 900,
      refreshTokenSeconds: 43_200,
      identityProviders: ['Auth0', 'COGNITO'],
      oauthFlows: ['code'],
      refreshTokenRotation: { graceSeconds: 10 },
    });
    expect(clients.find(({ name }) => name === 'machine')?.secret).toBeTruthy();
    expect(provider).toMatchObject({ name: 'Auth0', details: { attributes_request_method: 'POST' } });
    expect(custom).toMatchObject({ userPoolId: pool!.id, kind: 'custom', managedLoginVersion: 2 });
    expect(prefix).toMatchObject({ userPoolId: pool!.id, kind: 'prefix', managedLoginVersion: 1 });
  });

  step(
    'changes tags, scopes, URLs and attributes in place, and a plan afterwards has no changes',
    async () => {
      const [before] = await aws.standIn.directory.userPools();
      const changes = [
        ['tag', 'two'],
        ['scopes', '["read", "write", "admin"]'],
        ['callback_urls', '["https://app.example.com/auth"]'],
        ['attributes', '["tenant", "plan"]'],
      ]
        .flatMap(([name, value]) => ['-var', `${name}=${value}`])
        .concat(UNPROTECTED);

      const applied = await apply(...changes);
      const planned = await plan(...changes);

      expect(outcome(applied)).toBe('succeeded');
      expect(applied.output).toMatch(/ 0 added, \d+ changed, 0 destroyed/);
      expect(outcome(planned)).toBe('succeeded');
      const [after] = await aws.standIn.directory.userPools();
      expect(after).toMatchObject({ id: before!.id, tags: { Tag: 'two' }, usernamesAreCaseSensitive: false });
      expect(after!.attributes.map(({ name }) => name)).toContain('custom:plan');
      const [server] = await aws.standIn.directory.resourceServers(after!.id);
      expect(server!.scopes.map(({ name }) => name).sort()).toEqual(['admin', 'read', 'write']);
    },
    8 * MINUTES,
  );

  step(
    'does not remove an attribute: the provider refuses the plan',
    async () => {
      const { code, output } = await apply(
        '-target=aws_cognito_user_pool.main',
        ...UNPROTECTED,
        '-var',
        'attributes=["plan"]',
      );

      expect(code).toBe(1);
      expect(output).toContain('cannot modify or remove schema items');
    },
    4 * MINUTES,
  );

  step('is in the call log by operation and permission, without content', () => {
    const calls = aws.standIn.calls();

    const permissions = new Set(calls.map(({ iamAction }) => iamAction));
    const unknown = calls.filter(({ action }) => action.includes(' '));

    expect([...permissions]).toEqual(
      expect.arrayContaining([
        'cognito-idp:CreateUserPool',
        'cognito-idp:TagResource',
        'cognito-identity:SetIdentityPoolRoles',
        'iam:CreateOpenIDConnectProvider',
        'acm:RequestCertificate',
        'route53:ChangeResourceRecordSets',
        'lambda:AddPermission',
        'kms:CreateKey',
        's3:PutEncryptionConfiguration',
        'wafv2:AssociateWebACL',
        'ses:VerifyDomainIdentity',
      ]),
    );
    expect(unknown).toEqual([]);
    expect(calls.filter(({ status }) => status >= 500)).toEqual([]);
    expect(JSON.stringify(calls)).not.toContain('auth0-secret-of-the-test');
  });

  step('is allowed for a deploy role with every construct, except resources that no construct creates', () => {
    const allowed = new Set(neededActions('prod', 'every-construct').deploy);

    const called = new Set(aws.standIn.calls().flatMap(({ iamAction }) => iamAction ?? []));
    const lacking = [...called].filter((action) => !allowed.has(action) && !NO_CONSTRUCT.test(action));

    expect(lacking.sort()).toEqual([]);
  });

  step(
    'leaves nothing behind when it is destroyed',
    async () => {
      const destroyed = await terraform.run('destroy', '-auto-approve', '-no-color', '-refresh=false', ...UNPROTECTED);

      expect(outcome(destroyed)).toBe('succeeded');
      expect(await aws.standIn.directory.userPools()).toEqual([]);
      expect(await aws.standIn.directory.domains()).toEqual([]);
    },
    8 * MINUTES,
  );

  it('exchanges only what the service models of AWS allow', async () => {
    const faults = await serviceModelFaults(toolchain().python, exchanges);

    expect(faults).toEqual([]);
  });
});
