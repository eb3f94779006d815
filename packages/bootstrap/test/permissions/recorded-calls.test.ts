import calls from '../../data/calls.json';
import { neededActions } from '../../src/permissions/calls';
import { isRead, type PolicyDocument } from '../../src/permissions/policies';
import { UPDATES } from '../../src/permissions/updates';
import { example } from '../example';
import { resourcesOf } from '../synthesized';
import { authorizationsOf, KEY, STATE, type Caller } from './authorizations';
import { refusedOf } from './evaluator';

/** Never allowed for any caller. */
const NEVER = 'iam:DeleteRolePermissionsBoundary';
/** An environment without a custom domain calls none of its services. */
const ofDomains = /^(?:acm|cloudfront|route53):(?!ListCertificates)/;
/** None of the recorded environments has a trigger. */
const ofTriggers = /:function:hook(?::|$)/;

/** The policy of a role as bootstrap writes it, with the state store's ARNs. */
function policyOf(role: 'Plan' | 'Deploy', { account, environment }: Caller, input?: unknown): PolicyDocument {
  const policies = resourcesOf(`account-${account}`, input).aws_iam_role_policy ?? {};
  const [, { policy = '{}' } = {}] =
    Object.entries(policies).find(([id]) => id.startsWith(`${role}-${environment}`)) ?? [];
  const text = String(policy)
    .replace(/\$\{aws_s3_bucket[^}]+\}/g, STATE)
    .replace(/\$\{aws_kms_key[^}]+\}/g, KEY);
  return JSON.parse(text) as PolicyDocument;
}

const environments = example.accounts.flatMap(({ account, environments: own }) =>
  Object.entries(own).map(([environment, { tenant }]) => ({ account, environment, host: tenant })),
);

describe.each(environments)('the recorded calls of $environment', (place) => {
  const { account, environment } = place;
  const hasDomain = environment === 'prod';
  const needed = neededActions(environment);
  const called = (actions: readonly string[]) =>
    actions
      .filter((action) => action !== NEVER && (hasDomain || !ofDomains.test(action)))
      .flatMap((action) => authorizationsOf(action, place))
      .filter(({ resource }) => !ofTriggers.test(resource));

  test('and everything that they imply are allowed to its deploy role, by the policy text', async () => {
    expect(await refusedOf(policyOf('Deploy', place), called(needed.deploy), account)).toEqual([]);
    expect(needed.deploy).toEqual(expect.arrayContaining(calls.environments[environment as 'dev'].apply));
  });

  test('in plans are allowed to its plan role, by the policy text, and no change is', async () => {
    const reads = called(needed.plan).map((each) =>
      each.action === 's3:PutObject' ? { ...each, resource: `${each.resource}.tflock` } : each,
    );
    const changes = called(needed.deploy).filter(({ action }) => !isRead(action) && !/^(?:kms|s3|sts):/.test(action));

    expect(await refusedOf(policyOf('Plan', place), reads, account)).toEqual([]);
    expect(await refusedOf(policyOf('Plan', place), changes, account)).toEqual(changes);
  });

  test('of another environment are refused', async () => {
    const other = { account, environment: 'other', host: 'other.eu.auth0.com' };
    const theirs = needed.deploy
      .filter((action) => !isRead(action) && action !== NEVER && !ofDomains.test(action))
      .flatMap((action) => authorizationsOf(action, other))
      .filter(({ resource, action }) => resource !== '*' && !/^(?:kms|sts):|ServiceLinkedRole/.test(action));

    expect(await refusedOf(policyOf('Deploy', place), theirs, account)).toEqual(theirs);
    expect(theirs.length).toBeGreaterThan(30);
  });
});

describe('an environment with everything that the constructs can create', () => {
  const place = { account: '333333333333', environment: 'prod', host: 'acme.eu.auth0.com' };
  const input = structuredClone<unknown>(example) as { accounts: { environments: Record<string, object> }[] };
  input.accounts[2]!.environments.prod = {
    tenant: place.host,
    permissions: 'every-construct',
    reach: {
      customDomains: ['login.acme.example'],
      hostedZones: ['Z0123456789ABCDEFGHIJ'],
      functions: ['arn:aws:lambda:eu-central-1:333333333333:function:hook'],
    },
  };
  const { plan, apply, destroy } = calls.everyConstruct;
  const updates = Object.values(UPDATES).flatMap(({ made, calls: own }) => [made, ...Object.keys(own)]);

  test.each([
    ['is planned', plan],
    ['is deployed for the first time', [...apply, ...neededActions('prod', 'every-construct').deploy]],
    ['is updated in each argument', updates],
    ['is destroyed', destroy],
  ])('%s by its deploy role, by the policy text', async (_, actions) => {
    const asked = [...new Set(actions)]
      .filter((action) => action !== NEVER)
      .flatMap((action) => authorizationsOf(action, place));

    expect(await refusedOf(policyOf('Deploy', place, input), asked, place.account)).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
  });
});
