import { LINKED_PROVIDERS_VARIABLE } from '@auth0-cognito/contract';

import { LINKS_MODULE } from '../../src/functions/links-function';
import { handlerOf } from './handler';

const SDK = '@aws-sdk/client-cognito-identity-provider';
const EMAIL = 'ada@example.com';

interface User {
  readonly Username: string;
  readonly UserStatus?: string;
  readonly Enabled?: boolean;
  readonly email?: string;
  readonly verified?: string;
}

const userOf = ({ Username, UserStatus = 'CONFIRMED', Enabled = true, email = EMAIL, verified = 'true' }: User) => ({
  Username,
  UserStatus,
  Enabled,
  Attributes: [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: verified },
  ],
});

class Command {
  constructor(readonly input: Readonly<Record<string, unknown>>) {}
}
class ListUsersCommand extends Command {}
class AdminLinkProviderForUserCommand extends Command {}

/** Calls the function with the users of a pool; returns the links that it requests, and its error. */
async function called(users: readonly User[], changes: object = {}, answer: object = {}) {
  const sent: Command[] = [];
  class CognitoIdentityProviderClient {
    send(command: Command) {
      sent.push(command);
      return Promise.resolve(command instanceof ListUsersCommand ? { Users: users.map(userOf), ...answer } : {});
    }
  }
  const modules = { [SDK]: { AdminLinkProviderForUserCommand, CognitoIdentityProviderClient, ListUsersCommand } };
  const handler = handlerOf(LINKS_MODULE, { [LINKED_PROVIDERS_VARIABLE]: '["Auth0","Partners"]' }, modules);
  const event = {
    triggerSource: 'PreSignUp_ExternalProvider',
    userPoolId: 'eu-central-1_a',
    userName: 'auth0_auth0|6123',
    request: { userAttributes: { email: EMAIL, email_verified: 'true' } },
    ...changes,
  };
  const error = await handler(event, {}).then(
    (result) => (result === event ? undefined : 'another event'),
    (reason: Error) => reason.message,
  );
  const inputs = (kind: typeof Command) => sent.filter((each) => each instanceof kind).map(({ input }) => input);
  return { error, links: inputs(AdminLinkProviderForUserCommand), lists: inputs(ListUsersCommand) };
}

const attributes = (userAttributes: object) => ({ request: { userAttributes } });

test('links the identity to the only native user with the verified address, and refuses the sign-up', async () => {
  const { error, links, lists } = await called([{ Username: 'ada' }, { Username: 'other', verified: 'false' }]);

  expect(lists).toEqual([{ UserPoolId: 'eu-central-1_a', Filter: `email = "${EMAIL}"` }]);
  expect(links).toEqual([
    {
      UserPoolId: 'eu-central-1_a',
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'ada' },
      SourceUser: {
        ProviderName: 'Auth0',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: 'auth0|6123',
      },
    },
  ]);
  expect(error).toBe('linked to an existing user, sign in again');
});

const NOT_LINKED: readonly (readonly [what: string, users: readonly User[], changes?: object, answer?: object])[] = [
  ['no user with the address', []],
  ['a user whose address is not verified', [{ Username: 'ada', verified: 'false' }]],
  ['an unconfirmed user', [{ Username: 'ada', UserStatus: 'UNCONFIRMED' }]],
  ['a user who has to change a temporary password', [{ Username: 'ada', UserStatus: 'FORCE_CHANGE_PASSWORD' }]],
  ['a federated user', [{ Username: 'auth0_x', UserStatus: 'EXTERNAL_PROVIDER' }]],
  ['a disabled user', [{ Username: 'ada', Enabled: false }]],
  ['a user whose address only looks the same', [{ Username: 'ada', email: 'Ada@example.com' }]],
  ['two users with the address', [{ Username: 'ada' }, { Username: 'ann' }]],
  ['more users than one page', [{ Username: 'ada' }], {}, { PaginationToken: 'x' }],
  [
    'an identity whose address is not verified',
    [{ Username: 'ada' }],
    attributes({ email: EMAIL, email_verified: 'false' }),
  ],
  ['an identity without email_verified', [{ Username: 'ada' }], attributes({ email: EMAIL })],
  ['an identity without an address', [{ Username: 'ada' }], attributes({ email_verified: 'true' })],
  ['an identity of another provider', [{ Username: 'ada' }], { userName: 'other_1' }],
  ['a provider whose name begins with a listed name', [{ Username: 'ada' }], { userName: 'auth0x_1' }],
  ['a native user who signs up', [{ Username: 'ada' }], { triggerSource: 'PreSignUp_SignUp' }],
  ['a user whom an administrator creates', [{ Username: 'ada' }], { triggerSource: 'PreSignUp_AdminCreateUser' }],
];

test.each(NOT_LINKED.map(([what, ...given]) => [what, given] as const))('links nothing for %s', async (_, given) => {
  const [users, changes, answer] = given;

  expect(await called(users, changes, answer)).toMatchObject({ error: undefined, links: [] });
});

test('quotes an address in the filter', async () => {
  const { lists } = await called([], attributes({ email: 'a" or "\\b', email_verified: 'true' }));

  expect(lists).toEqual([{ UserPoolId: 'eu-central-1_a', Filter: 'email = "a\\" or \\"\\\\b"' }]);
});
