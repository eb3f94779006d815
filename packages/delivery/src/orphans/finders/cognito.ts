import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { AWS_CALLS } from './aws-calls';
import { awsCommand, joinCommands } from './commands';
import { access, all, byName, regionOf, type Finder, type Finders, type FinderInput } from './finder';

const clientOf = (input: FinderInput) => new CognitoIdentityProviderClient(access(input));

/** A kind of object in a user pool. */
interface PoolParts {
  /** `app client`. */
  readonly kind: string;
  /** Attribute that holds the name. */
  readonly name: string;
  /** What separates the pool from the id in an import id. */
  readonly separator: string;
  /** The command that deletes an object, and its option for the id. */
  readonly deletion: readonly [command: string, option: string];
  list(
    client: CognitoIdentityProviderClient,
    UserPoolId: string,
  ): Promise<readonly { readonly name: string | undefined; readonly id: string | undefined }[]>;
}

/** Creates a finder that finds objects in a user pool by their name. */
const inPool =
  ({ kind, name: attribute, separator, deletion: [command, option], list }: PoolParts): Finder =>
  async (input) => {
    const [pool, name] = [input.text('user_pool_id'), input.text(attribute)];
    if (pool === undefined || name === undefined) return [];
    const parts = await list(clientOf(input), pool);
    return parts.map(({ name: each, id = '' }) => ({
      kind: `${kind} ${JSON.stringify(each)}`,
      id: `${pool}${separator}${id}`,
      isNamed: each === name,
      deletion: awsCommand(`cognito-idp ${command}`, { 'user-pool-id': pool, [option]: id, region: regionOf(input) }),
    }));
  };

/** Commands that delete a pool. They first end its deletion protection, which a second pool has too. */
function poolDeletion(pool: string, region: string): string {
  const idp = (command: string, more = {}) =>
    awsCommand(`cognito-idp ${command}`, { 'user-pool-id': pool, ...more, region });
  const unprotected = idp('update-user-pool', { 'deletion-protection': 'INACTIVE' });
  return `${idp('list-users')}; only if it lists no users: ${joinCommands(unprotected, idp('delete-user-pool'))}`;
}

const userPool: Finder = async (input) => {
  const name = input.text('name');
  const pages = AWS_CALLS['cognito-idp:ListUserPools']({ client: clientOf(input) }, { MaxResults: 60 });
  const pools = await all(pages, ({ UserPools }) => UserPools);
  return pools.map(({ Id: id = '', Name }) => ({
    kind: `user pool ${JSON.stringify(Name)}`,
    id,
    isNamed: Name === name,
    deletion: poolDeletion(id, regionOf(input)),
  }));
};

const userPoolDomain: Finder = (input) =>
  byName(input, input.text('domain'), async (domain) => {
    const { DomainDescription: found } = await clientOf(input).send(
      new AWS_CALLS['cognito-idp:DescribeUserPoolDomain']({ Domain: domain }),
    );
    if (!found?.UserPoolId) return undefined;
    const options = { domain, 'user-pool-id': found.UserPoolId, region: regionOf(input) };
    return {
      kind: `sign-in domain ${domain} of user pool ${found.UserPoolId}`,
      id: domain,
      deletion: awsCommand('cognito-idp delete-user-pool-domain', options),
    };
  });

const identityPool: Finder = async (input) => {
  const client = new CognitoIdentityClient(access(input));
  const name = input.text('identity_pool_name');
  const pages = AWS_CALLS['cognito-identity:ListIdentityPools']({ client }, { MaxResults: 60 });
  const pools = await all(pages, ({ IdentityPools }) => IdentityPools);
  return pools.map(({ IdentityPoolId: id = '', IdentityPoolName: each }) => ({
    kind: `identity pool ${JSON.stringify(each)}`,
    id,
    isNamed: each === name,
    deletion: awsCommand('cognito-identity delete-identity-pool', {
      'identity-pool-id': id,
      region: regionOf(input),
    }),
  }));
};

export const cognitoFinders: Finders = {
  aws_cognito_user_pool: userPool,
  aws_cognito_user_pool_domain: userPoolDomain,
  aws_cognito_user_pool_client: inPool({
    kind: 'app client',
    name: 'name',
    separator: '/',
    deletion: ['delete-user-pool-client', 'client-id'],
    list: async (client, UserPoolId) => {
      const pages = AWS_CALLS['cognito-idp:ListUserPoolClients']({ client }, { UserPoolId, MaxResults: 60 });
      const clients = await all(pages, ({ UserPoolClients }) => UserPoolClients);
      return clients.map(({ ClientName: name, ClientId: id }) => ({ name, id }));
    },
  }),
  aws_cognito_identity_provider: inPool({
    kind: 'identity provider',
    name: 'provider_name',
    separator: ':',
    deletion: ['delete-identity-provider', 'provider-name'],
    list: async (client, UserPoolId) => {
      const pages = AWS_CALLS['cognito-idp:ListIdentityProviders']({ client }, { UserPoolId, MaxResults: 60 });
      const providers = await all(pages, ({ Providers }) => Providers);
      return providers.map(({ ProviderName: name }) => ({ name, id: name }));
    },
  }),
  aws_cognito_resource_server: inPool({
    kind: 'resource server',
    name: 'identifier',
    separator: '|',
    deletion: ['delete-resource-server', 'identifier'],
    list: async (client, UserPoolId) => {
      const pages = AWS_CALLS['cognito-idp:ListResourceServers']({ client }, { UserPoolId, MaxResults: 50 });
      const servers = await all(pages, ({ ResourceServers }) => ResourceServers);
      return servers.map(({ Identifier: name }) => ({ name, id: name }));
    },
  }),
  aws_cognito_user_group: inPool({
    kind: 'group',
    name: 'name',
    separator: '/',
    deletion: ['delete-group', 'group-name'],
    list: async (client, UserPoolId) => {
      const groups = await all(AWS_CALLS['cognito-idp:ListGroups']({ client }, { UserPoolId }), ({ Groups }) => Groups);
      return groups.map(({ GroupName: name }) => ({ name, id: name }));
    },
  }),
  aws_cognito_identity_pool: identityPool,
};
