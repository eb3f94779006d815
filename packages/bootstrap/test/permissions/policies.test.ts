import { FIRST_APPLY_ACTIONS } from '@auth0-cognito/contract';

import calls from '../../data/calls.json';
import { neededActions } from '../../src/permissions/calls';
import { missingPermissions } from '../../src/permissions/missing-permissions';
import { allowedActions, deployPolicy, planPolicy, type PolicyDocument } from '../../src/permissions/policies';
import { resourcesOf } from '../synthesized';
import { example } from '../example';
import { CASES, CI, deployOf, ENVIRONMENTS, PLACE, planOf, STATE } from './documents';

const plan = planOf;
const deploy = deployOf;
const cases = CASES;

const statement = ({ Statement }: PolicyDocument, sid: string) => Statement.find(({ Sid }) => Sid === sid);
const allowing = ({ Statement }: PolicyDocument, action: string) =>
  Statement.filter(({ Effect, Action }) => Effect === 'Allow' && Action.includes(action)).flatMap(
    ({ Resource }) => Resource,
  );

describe('a plan', () => {
  test.each(cases)('of %s, %s, writes only the lock', (environment, kind) => {
    const writes = [...allowedActions(plan(environment, kind))].filter(
      (action) => !/:(Describe|Get|List)/.test(action),
    );

    expect(writes.sort()).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 's3:DeleteObject', 's3:PutObject']);
    expect(allowing(plan(environment, kind), 's3:PutObject')).toEqual([
      'arn:aws:s3:::state/dev/federation.tfstate.tflock',
    ]);
    expect(allowing(plan(environment, kind), 's3:DeleteObject')).toEqual([
      'arn:aws:s3:::state/dev/federation.tfstate.tflock',
    ]);
  });

  test('with a call that writes is refused', () => {
    const attempt = () => planPolicy(PLACE, STATE, ['cognito-idp:DescribeUserPool', 'cognito-idp:DeleteUserPool']);

    expect(attempt).toThrow(expect.objectContaining({ code: 'ERR_BOOTSTRAP_PLAN_WRITES' }));
  });
});

describe('policies for own resources', () => {
  const extraPolicies = [
    {
      actions: ['lambda:CreateFunction', 'lambda:GetFunction'],
      resources: ['arn:aws:lambda:eu-central-1:1:function:x'],
    },
    { actions: ['apigateway:GET', 'apigateway:POST'], resources: ['arn:aws:apigateway:eu-central-1::/apis*'] },
    { actions: ['kms:ScheduleKeyDeletion', 'kms:Decrypt'], resources: ['*'] },
  ];
  const place = { ...PLACE, extraPolicies, passRolesTo: ['lambda.amazonaws.com'] };

  test('let a plan read and a deploy change everything in their scope', () => {
    const [reads, all] = [planPolicy(place, STATE, []), deployPolicy(place, STATE, CI, [])];

    expect(statement(reads, 'OwnResources1')).toMatchObject({ Action: ['lambda:GetFunction'] });
    expect(statement(reads, 'OwnResources2')).toMatchObject({ Action: ['apigateway:GET'] });
    expect(statement(reads, 'OwnResources3')).toBeUndefined();
    expect(statement(all, 'OwnResources1')).toMatchObject({
      Action: ['lambda:CreateFunction', 'lambda:GetFunction'],
      Resource: ['arn:aws:lambda:eu-central-1:1:function:x'],
    });
  });

  test('never let a deploy change the key of the states', () => {
    expect(statement(deployPolicy(place, STATE, CI, []), 'NotTheStateKey')).toMatchObject({
      Effect: 'Deny',
      Action: ['kms:ScheduleKeyDeletion'],
      Resource: [STATE.keyArn],
    });
  });

  test('list the services that roles may be passed to', () => {
    expect(statement(deployPolicy(place, STATE, CI, ['iam:PassRole']), 'RolesToPass')?.Condition).toMatchObject({
      StringEquals: { 'iam:PassedToService': expect.arrayContaining(['lambda.amazonaws.com']) as string[] },
    });
  });

  test('change nothing if there are none', () => {
    expect(deployPolicy({ ...PLACE, extraPolicies: [] }, STATE, CI, ['iam:PassRole'])).toEqual(
      deployPolicy(PLACE, STATE, CI, ['iam:PassRole']),
    );
  });
});

describe('a deploy', () => {
  test.each(cases)('of %s, %s, writes its own state and no other object', (environment, kind) => {
    const policy = deploy(environment, kind);

    expect(allowing(policy, 's3:PutObject')).toEqual([
      'arn:aws:s3:::state/dev/federation.tfstate',
      'arn:aws:s3:::state/dev/federation.tfstate.tflock',
    ]);
    expect(allowing(policy, 's3:DeleteObject')).toEqual(['arn:aws:s3:::state/dev/federation.tfstate.tflock']);
    expect([...allowedActions(policy)].filter((action) => /^s3:.*Bucket/.test(action))).toEqual(['s3:ListBucket']);
  });

  test('may not change resources that CI depends on', () => {
    const writes = [...allowedActions(deploy('dev'))].filter((action) => /^iam:(?!Get|List)/.test(action)).sort();
    const [roles, provider] = ['NotRolesOfCi', 'NotOidcProviderOfCi'].map((sid) => statement(deploy('dev'), sid));

    expect(roles).toMatchObject({ Effect: 'Deny', Resource: [CI.roles] });
    expect(provider).toMatchObject({ Effect: 'Deny', Resource: [CI.oidcProvider] });
    expect([...(roles?.Action ?? []), ...(provider?.Action ?? [])].sort()).toEqual(writes);
  });

  test('gives roles no permissions if no rehearsal of the environment does', () => {
    const given = [...allowedActions(deploy('dev'))].filter((action) => /^iam:(?:Attach|Put)RolePolicy$/.test(action));

    expect(given).toEqual([]);
    expect(allowedActions(deploy('dev', 'every-construct'))).toContain('iam:PutRolePolicy');
  });

  test('passes roles only to Cognito', () => {
    expect(statement(deploy('dev'), 'RolesToPass')?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': ['cognito-identity.amazonaws.com', 'cognito-idp.amazonaws.com'] },
    });
  });
});

describe('both policies', () => {
  test.each(cases)('in %s, %s, list each action, and no resource only if AWS supports none', (environment, kind) => {
    for (const policy of [plan(environment, kind), deploy(environment, kind)]) {
      const everywhere = policy.Statement.filter(({ Resource }) => Resource.includes('*'));

      expect(policy.Statement.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
      expect(everywhere.map(({ Sid }) => Sid).filter((sid) => sid !== 'CertificateRequests')).toEqual([
        'WithoutResource',
      ]);
      expect(new Set(policy.Statement.map(({ Sid }) => Sid)).size).toBe(policy.Statement.length);
    }
  });

  test.each(cases)('in %s, %s, are short enough for a role', (environment, kind) => {
    for (const policy of [plan(environment, kind), deploy(environment, kind)]) {
      expect(JSON.stringify(policy).length).toBeLessThan(10_240);
    }
  });

  test('are correct in another partition', () => {
    const policy = deployPolicy({ ...PLACE, partition: 'aws-cn', region: 'cn-north-1' }, STATE, CI, [
      'cognito-idp:DeleteUserPool',
    ]);

    expect(allowing(policy, 'cognito-idp:DeleteUserPool')).toEqual([
      'arn:aws-cn:cognito-idp:cn-north-1:111111111111:userpool/*',
    ]);
  });

  test('with an action without a resource are refused', () => {
    const attempt = () => deployPolicy(PLACE, STATE, CI, ['ec2:RunInstances', 'cognito-idp:DeleteUserPool']);

    expect(attempt).toThrow(expect.objectContaining({ code: 'ERR_BOOTSTRAP_ACTION_UNSCOPED' }));
  });

  test('are those that the stack attaches to the roles', () => {
    const place = { ...PLACE, formerRoles: [] };
    const policies = resourcesOf('account-333333333333').aws_iam_role_policy ?? {};
    const documents = Object.values(policies).map(({ policy }) => JSON.parse(String(policy)) as PolicyDocument);

    expect(documents.map((document) => [...allowedActions(document)].sort())).toEqual([
      [...allowedActions(deploy('prod', 'recorded', place))].sort(),
      [...allowedActions(plan('prod', 'recorded', place))].sort(),
    ]);
  });

  test('of two environments in one account allow only the own state', () => {
    const two = structuredClone<unknown>(example) as { accounts: { environments: Record<string, object> }[] };
    two.accounts[0]!.environments.qa = { tenant: 'acme-qa.eu.auth0.com' };

    const policies = resourcesOf('account-111111111111', two).aws_iam_role_policy ?? {};

    for (const [name, { policy }] of Object.entries(policies)) {
      const [own, other] = name.includes('-dev') ? ['dev', 'qa'] : ['qa', 'dev'];
      expect(policy).toContain(`/${own}/federation.tfstate`);
      expect(policy).not.toContain(`/${other}/federation.tfstate`);
    }
    expect(Object.keys(policies)).toHaveLength(4);
  });
});

describe('the record of calls', () => {
  test.each(ENVIRONMENTS)('of %s is allowed as a whole', (environment) => {
    const recorded = calls.environments[environment as keyof typeof calls.environments];

    expect(missingPermissions(environment, recorded)).toEqual([]);
  });

  test('of every call of the constructs is allowed for the intended role', () => {
    expect(missingPermissions('dev', calls.everyConstruct, 'every-construct')).toEqual([]);
    expect(missingPermissions('dev', calls.everyConstruct).map(({ action }) => action)).toContain('iam:PutRolePolicy');
  });

  test('reports which role lacks a call that no role allows', () => {
    const called = { plan: ['cognito-idp:ListUsers'], apply: ['cognito-idp:CreateUserImportJob'], destroy: [] };

    expect(missingPermissions('dev', called)).toEqual([
      expect.objectContaining({ role: 'plan', action: 'cognito-idp:ListUsers' }),
      expect.objectContaining({ role: 'deploy', action: 'cognito-idp:ListUsers' }),
      expect.objectContaining({ role: 'deploy', action: 'cognito-idp:CreateUserImportJob' }),
    ]);
  });

  test.each(ENVIRONMENTS)('of %s includes everything that the search before a first apply reads', (environment) => {
    const needed = neededActions(environment);

    expect(needed.plan).toEqual(expect.arrayContaining([...FIRST_APPLY_ACTIONS]));
    expect(needed.deploy).toEqual(expect.arrayContaining([...FIRST_APPLY_ACTIONS]));
  });

  test('allows this search for both roles if there is a custom domain', () => {
    const lacking = (allowed: ReadonlySet<string>) => FIRST_APPLY_ACTIONS.filter((action) => !allowed.has(action));

    expect(lacking(allowedActions(plan('prod')))).toEqual([]);
    expect(lacking(allowedActions(deploy('prod')))).toEqual([]);
  });

  test('is derived from rehearsed environments for an environment without a rehearsal', () => {
    const all = ENVIRONMENTS.flatMap((environment) => neededActions(environment).deploy);

    expect(neededActions('unheard-of').deploy).toEqual([...new Set(all)].sort());
  });
});
