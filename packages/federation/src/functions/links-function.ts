import { LINKED_PROVIDERS_VARIABLE } from '@auth0-cognito/contract';

/**
 * Source of the pre sign-up function. It links the identity of a provider to the native user with the same email address, if both addresses are
 * verified and exactly one user has it. It then fails the sign-up: otherwise Cognito would try to create a user, and fail with another error. The next
 * sign-in is that of the native user.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 * @see https://github.com/aws-amplify/amplify-js/issues/9976
 */
export const LINKS_MODULE = `import { AdminLinkProviderForUserCommand, CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';

const PROVIDERS = JSON.parse(process.env.${LINKED_PROVIDERS_VARIABLE});
const client = new CognitoIdentityProviderClient({});

const isVerified = ({ Attributes = [] }, email) => {
  const has = (name, value) => Attributes.some(({ Name, Value }) => Name === name && Value === value);
  return has('email', email) && has('email_verified', 'true');
};

const nativeUser = async (UserPoolId, email) => {
  const Filter = \`email = "\${email.replace(/["\\\\]/g, '\\\\$&')}"\`;
  const { Users = [], PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId, Filter }));
  const native = Users.filter((user) => user.Enabled && user.UserStatus === 'CONFIRMED' && isVerified(user, email));
  return native.length === 1 && !PaginationToken ? native[0].Username : undefined;
};

export const handler = async (event) => {
  const { triggerSource, userPoolId, userName, request } = event;
  const { email, email_verified: verified } = request.userAttributes;
  const provider = PROVIDERS.find((name) => userName.toLowerCase().startsWith(name.toLowerCase() + '_'));
  if (triggerSource !== 'PreSignUp_ExternalProvider' || !provider || !email || verified !== 'true') return event;

  const username = await nativeUser(userPoolId, email);
  if (username === undefined) return event;
  await client.send(
    new AdminLinkProviderForUserCommand({
      UserPoolId: userPoolId,
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: username },
      SourceUser: {
        ProviderName: provider,
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: userName.slice(provider.length + 1),
      },
    }),
  );
  throw new Error('linked to an existing user, sign in again');
};
`;
