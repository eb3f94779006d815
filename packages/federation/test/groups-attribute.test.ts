import { App, TerraformStack } from 'cdktf';
import { unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import type { FederatedUserPoolProps } from '../src';
import { GROUPS_MODULE } from '../src/functions/groups-function';
import { dev, make } from './dev';
import { faultsOf } from './faults';
import { CLAIM, GROUPS } from './groups';
import { stackWith, synthesize } from './template';

const AUTH0 = dev.federations.auth0;
const FUNCTION = expect.stringMatching(/^\$\{aws_lambda_function\.Federation_GroupsFunction_\w+\.arn\}$/) as string;

describe('groups from an attribute', () => {
  const template = synthesize(make(GROUPS));

  test('create a function that knows the groups that it may assign', () => {
    const { environment, ...settings } = template.only('aws_lambda_function');

    expect(environment).toEqual({
      variables: {
        GROUPS_ATTRIBUTE: 'custom:groups',
        GROUPS: '[{"name":"editors","role":"/acme-dev/acme-editors","precedence":1},{"name":"Readers"}]',
      },
    });
    expect(settings).toEqual({
      function_name: 'acme-dev-groups',
      role: expect.stringMatching(/^\$\{aws_iam_role\.Federation_GroupsFunction_Role_\w+\.arn\}$/) as string,
      filename: expect.stringMatching(/^assets\/Federation_GroupsFunction_Code_\w+\/[0-9a-f]{32}\.zip$/) as string,
      source_code_hash: expect.any(String) as string,
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      timeout: 5,
      memory_size: 512,
    });
  });

  test('allow only the pool to call it, at the event that also changes access tokens', () => {
    const [, pool] = Object.entries(template.all('aws_cognito_user_pool'))[0] ?? [];
    expect(pool?.lambda_config).toEqual({
      pre_token_generation: FUNCTION,
      pre_token_generation_config: { lambda_arn: FUNCTION, lambda_version: 'V2_0' },
    });
    expect(template.only('aws_lambda_permission')).toMatchObject({
      function_name: FUNCTION,
      principal: 'cognito-idp.amazonaws.com',
      source_arn: expect.stringMatching(/^\$\{aws_cognito_user_pool\.\w+\.arn\}$/) as string,
    });
    const lite = synthesize(make({ ...GROUPS, userPool: { ...GROUPS.userPool, tier: 'LITE' } }));
    expect(lite.only('aws_cognito_user_pool').lambda_config).toMatchObject({
      pre_token_generation_config: { lambda_version: 'V1_0' },
    });
  });

  test('give the function a role that writes to its own log group, with the path and the boundary', () => {
    const role = Object.values(template.all('aws_iam_role')).find(({ name }) => name === 'acme-dev-groups-function');
    expect(role).toMatchObject({ path: '/acme-dev/', permissions_boundary: GROUPS.roleDefaults.permissionsBoundary });
    expect(JSON.parse(String(role?.assume_role_policy))).toMatchObject({
      Statement: [{ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
    const group = 'arn:aws:logs:eu-central-1:*:log-group:/aws/lambda/acme-dev-groups';
    expect(JSON.parse(String(template.only('aws_iam_role_policy').policy))).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: [group, `${group}:*`],
        },
      ],
    });
  });

  test('make the claims action empty the claim of a user without groups', () => {
    expect(template.only('auth0_action').code).toContain(`const CLAIMS_OF_ROLES = [\n  "${CLAIM}"\n]`);
  });

  test('write the same archive at each synthesis, in any folder', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'groups-'));
    try {
      const archives = [1, 2].map(() => {
        const app = new App({ outdir, stackTraces: false });
        const stack = new TerraformStack(app, 'other');
        new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });
        new Auth0Provider(stack, 'Auth0', { domain: AUTH0.tenant.domain });
        make(GROUPS)(stack);
        app.synth();
        return readFileSync(join(outdir, 'stacks/other', String(template.only('aws_lambda_function').filename)));
      });

      expect(archives[0]?.equals(archives[1] ?? Buffer.alloc(0))).toBe(true);
      const files = unzipSync(archives[0] ?? new Uint8Array());
      expect(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text).toString()])),
      ).toEqual({
        'index.mjs': GROUPS_MODULE,
      });
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

const refused = (props: Partial<FederatedUserPoolProps>) =>
  faultsOf(() => stackWith(make({ ...GROUPS, ...props }))).map(
    ({ code, path }) => `${code} ${path.replace('test/Federation.', '')}`,
  );
const auth0 = (federation: object) => ({ federations: { auth0: { ...GROUPS.federations.auth0, ...federation } } });
const OWN = 'groupsAttribute';

test.each<[string, Partial<FederatedUserPoolProps>, string[]]>([
  ['no groups', { groups: {} }, [`ERR_GROUPS_ATTRIBUTE_UNUSED ${OWN}`]],
  [
    'an attribute that the pool does not have',
    { groupsAttribute: 'custom:team' },
    [`ERR_GROUPS_ATTRIBUTE_TYPE ${OWN}`, `ERR_GROUPS_ATTRIBUTE_UNMAPPED ${OWN}`],
  ],
  [
    'an attribute without a mapping',
    auth0({ identityProvider: AUTH0.identityProvider }),
    [`ERR_GROUPS_ATTRIBUTE_UNMAPPED ${OWN}`],
  ],
  [
    'a function of the environment for the same trigger',
    {
      userPool: {
        ...GROUPS.userPool,
        lambdaTriggers: {
          preTokenGeneration: { lambdaArn: 'arn:aws:lambda:eu-central-1:111111111111:function:own', version: 'V2_0' },
        },
      },
    },
    ['ERR_TRIGGER_TAKEN userPool.lambdaTriggers.preTokenGeneration'],
  ],
  [
    'a role of a group without a name',
    { identityPool: { roles: { editors: {} }, roleMapping: { type: 'token' } } },
    ['ERR_GROUP_ROLE_UNNAMED identityPool.roles.editors.name'],
  ],
  ['a name of the pool that is not valid in the name of a function', { name: 'acme dev' }, ['ERR_FUNCTION_NAME name']],
  [
    'more groups than the variables of a function allow',
    { groups: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`g${at}`, { name: `${at}`.repeat(20) }])) },
    ['ERR_GROUPS_TOO_LARGE groups'],
  ],
  [
    'users who can write the attribute with the self-service scope',
    { webClient: { scopes: ['openid', 'aws.cognito.signin.user.admin'] } },
    [`ERR_ROLE_BY_OWN_ATTRIBUTE ${OWN}`],
  ],
  [
    'users who can write the attribute when they sign up',
    { userPool: { ...GROUPS.userPool, selfSignUp: true } },
    [`ERR_ROLE_BY_OWN_ATTRIBUTE ${OWN}`],
  ],
  [
    'a claim that users can set at Auth0',
    auth0({ claimsAction: { name: 'acme groups', claims: { [CLAIM]: 'user_metadata.groups' } } }),
    [`ERR_ROLE_BY_OWN_CLAIM ${OWN}`],
  ],
  ['a claim that is never emptied', auth0({ claimsAction: undefined }), [`ERR_ROLE_BY_LOST_CLAIM ${OWN}`]],
  [
    'an attribute that cannot be empty',
    { userPool: { customAttributes: { groups: { type: 'String', minLength: 1 } } } },
    [`ERR_ROLE_ATTRIBUTE_NEVER_EMPTY ${OWN}`],
  ],
])('groups from an attribute refuse %s', (_, props, faults) => {
  expect(refused(props)).toEqual(faults);
});
