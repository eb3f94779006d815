import type { FederatedUserPoolProps } from '../src';
import { dev, make } from './dev';
import { faultsOf } from './faults';
import { stackWith, synthesize } from './template';

const LINKS = { linkUsersOf: ['auth0'] } satisfies Partial<FederatedUserPoolProps>;
const { auth0 } = dev.federations;

test('links between users create a sign-up function that lists and links only users of this pool', () => {
  const template = synthesize(make(LINKS));
  const pool = template.only('aws_cognito_user_pool');
  const policies = Object.values(template.all('aws_iam_role_policy')).map(
    ({ policy }) => JSON.parse(String(policy)) as { Statement: { Action: string[]; Resource: string }[] },
  );

  expect(template.only('aws_lambda_function')).toMatchObject({
    function_name: 'acme-dev-links',
    environment: { variables: { LINKED_PROVIDERS: '["Auth0"]' } },
  });
  expect(pool.lambda_config).toEqual({
    pre_sign_up: expect.stringMatching(/^\$\{aws_lambda_function\.Federation_LinksFunction_\w+\.arn\}$/) as string,
  });
  expect(template.only('aws_lambda_permission')).toMatchObject({ principal: 'cognito-idp.amazonaws.com' });
  expect(policies.flatMap(({ Statement }) => Statement)).toContainEqual({
    Effect: 'Allow',
    Action: ['cognito-idp:AdminLinkProviderForUser', 'cognito-idp:ListUsers'],
    Resource: expect.stringMatching(/^\$\{aws_cognito_user_pool\.\w+\.arn\}$/) as string,
  });
});

test('a pool without links has no function', () => {
  expect(synthesize(make()).counts()).not.toHaveProperty('aws_lambda_function');
});

const HOOK = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
const mapped = (attributeMapping: Readonly<Record<string, string>>) => ({
  federations: { auth0: { ...auth0, identityProvider: { ...auth0.identityProvider, attributeMapping } } },
});

test.each<[string, Partial<FederatedUserPoolProps>, string[]]>([
  ['no federation', { linkUsersOf: [] }, ['ERR_LIST_EMPTY linkUsersOf']],
  ['an unknown federation', { linkUsersOf: ['partners'] }, ['ERR_FEDERATION_UNKNOWN linkUsersOf[0]']],
  [
    'a federation without verified e-mail addresses',
    mapped({ email: 'email' }),
    ['ERR_LINK_UNVERIFIED linkUsersOf[0]'],
  ],
  [
    'an address that another claim verifies',
    mapped({ email: 'email', email_verified: 'https://acme.example/verified' }),
    ['ERR_LINK_UNVERIFIED linkUsersOf[0]'],
  ],
  [
    'a function of the environment for the same trigger',
    { userPool: { lambdaTriggers: { preSignUp: HOOK } } },
    ['ERR_TRIGGER_TAKEN userPool.lambdaTriggers.preSignUp'],
  ],
  [
    'an immutable attribute',
    { userPool: { customAttributes: { badge: { type: 'String', mutable: false } } } },
    ['ERR_LINK_IMMUTABLE linkUsersOf'],
  ],
])('links between users refuse %s', (_, props, faults) => {
  const found = faultsOf(() => stackWith(make({ ...LINKS, ...props })));

  expect(found.map(({ code, path }) => `${code} ${path.replace('test/Federation.', '')}`)).toEqual(faults);
});
