import { QUOTAS } from '@auth0-cognito/contract';
import { AwsError } from '../../aws/aws-error';
import type { JsonObject, Operation, Operations } from '../../aws/api';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import type { UserPool } from '../../configuration/pools';
import { federatedUsername } from '../attribute-mapping';
import type { UsersContext } from '../context';
import { userTexts } from '../texts';
import type { User } from '../user-store';
import { inputPool, invalidParameter, requiredText } from './input';

/** Name of the provider of native users. */
const NATIVE = 'Cognito';
const SUBJECT = 'Cognito_Subject';

const providerOf = async (context: UsersContext, pool: UserPool, name: string) => {
  const provider = (await context.directory.identityProviders(pool.id)).find((each) => each.name === name);
  if (!provider) throw new AwsError('ResourceNotFoundException', `Identity provider ${name} does not exist.`);
  return provider;
};

/** The user to link to: a native user by username, a federated user by subject. */
async function destination(context: UsersContext, pool: UserPool, input: JsonObject): Promise<User> {
  const [provider, value] = [requiredText(input, 'ProviderName', 32), requiredText(input, 'ProviderAttributeValue')];
  const username = provider === NATIVE ? value : federatedUsername(await providerOf(context, pool, provider), value);
  const user = context.users.find(pool, username);
  if (!user) throw new AwsError('UserNotFoundException', 'User does not exist.');
  const immutable = pool.attributes.find(({ name, mutable }) => !mutable && name !== 'sub' && name in user.attributes);
  if (immutable) throw invalidParameter(userTexts.attributeImmutable(immutable.name).trim());
  return user;
}

/**
 * Links an identity that never signed in to a user. AWS documents only the codes of some errors; their texts are those that
 * users of AWS Amplify reported, or follow their wording.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html
 * @see https://github.com/aws-amplify/amplify-js/issues/13334
 */
const linkProvider =
  (context: UsersContext): Operation =>
  async (input) => {
    const pool = await inputPool(context, input);
    const source = input.SourceUser as JsonObject;
    const providerName = requiredText(source, 'ProviderName', 32);
    if (providerName === NATIVE) {
      throw invalidParameter(
        'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
      );
    }
    const attribute = requiredText(source, 'ProviderAttributeName');
    if (attribute !== SUBJECT) throw operationNotRehearsed(`a link by the attribute ${attribute}`);
    const provider = await providerOf(context, pool, providerName);
    const userId = requiredText(source, 'ProviderAttributeValue');
    const user = await destination(context, pool, input.DestinationUser as JsonObject);

    if (context.users.find(pool, federatedUsername(provider, userId))) {
      throw invalidParameter(
        'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
      );
    }
    const linked = context.users.linkedTo(pool, providerName, userId);
    if (linked === user) throw invalidParameter('SourceUser is already linked to DestinationUser');
    if (linked) throw new AwsError('AliasExistsException', 'SourceUser is already linked to another user');
    if (user.linked.length >= QUOTAS.linkedIdentities) {
      throw new AwsError('LimitExceededException', `A user has at most ${QUOTAS.linkedIdentities} linked identities`);
    }
    user.linked.push({ providerName, providerType: provider.type, userId, dateCreated: context.now() });
    user.modifiedAt = context.now();
    return {};
  };

/** Links between users of a pool and identities of its providers. */
export const linkOperations = (context: UsersContext): Operations => ({
  'cognito-idp:AdminLinkProviderForUser': linkProvider(context),
});
