import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  paginateListIdentityPools,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetUserPoolMfaConfigCommand,
  paginateListGroups,
  paginateListIdentityProviders,
  paginateListResourceServers,
  paginateListUserPoolClients,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetOpenIDConnectProviderCommand, IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import { userPoolProviderName } from '@auth0-cognito/contract';
import { withCallErrors } from '../provider-call';
import { awsAccess } from '../aws/aws-access';
import type { ExistingClient, ExistingIamProvider, ExistingIdentityPool, ExistingPool } from './existing';
import { unreadable } from './unreadable';

async function each<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Item[] | undefined) {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** Runs `describe` for one item after the other: these operations have low rate limits. */
async function mapInSequence<From, To>(items: readonly From[], describe: (item: From) => Promise<To>): Promise<To[]> {
  const described: To[] = [];
  for (const item of items) described.push(await describe(item));
  return described;
}

/** Id and name of each user pool of a region. */
export const listUserPools = (region: string): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  withCallErrors(
    async () => {
      const client = new CognitoIdentityProviderClient(awsAccess(region));
      const pools = await each(paginateListUserPools({ client }, { MaxResults: 60 }), ({ UserPools }) => UserPools);
      return pools.map(({ Id: id = '', Name: name = '' }) => ({ id, name }));
    },
    unreadable(`user pools in ${region}`),
  );

/**
 * Reads a user pool and the objects that refer to it, without secrets.
 *
 * @throws FaultError ERR_EXISTING_UNREADABLE.
 */
export const readUserPool = (region: string, poolId: string): Promise<ExistingPool> =>
  withCallErrors(async () => {
    const client = new CognitoIdentityProviderClient(awsAccess(region));
    const inPool = { UserPoolId: poolId };
    const [{ UserPool: pool = {} }, { $metadata: _, ...mfa }] = await Promise.all([
      client.send(new DescribeUserPoolCommand(inPool)),
      client.send(new GetUserPoolMfaConfigCommand(inPool)),
    ]);
    const domains = [pool.Domain, pool.CustomDomain].filter((domain) => domain !== undefined && domain !== '');
    const clients = await each(
      paginateListUserPoolClients({ client }, { ...inPool, MaxResults: 60 }),
      ({ UserPoolClients }) => UserPoolClients,
    );
    const providers = await each(
      paginateListIdentityProviders({ client }, { ...inPool, MaxResults: 60 }),
      ({ Providers }) => Providers,
    );
    return {
      region,
      pool,
      mfa,
      domains: await mapInSequence(domains, async (Domain) => {
        const { DomainDescription = {} } = await client.send(new DescribeUserPoolDomainCommand({ Domain }));
        return DomainDescription;
      }),
      clients: await mapInSequence(clients, async ({ ClientId }): Promise<ExistingClient> => {
        const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ ...inPool, ClientId }));
        const { ClientSecret, ...rest } = UserPoolClient ?? {};
        return { ...rest, hasSecret: ClientSecret !== undefined };
      }),
      identityProviders: await mapInSequence(providers, async ({ ProviderName }) => {
        const described = await client.send(new DescribeIdentityProviderCommand({ ...inPool, ProviderName }));
        const { ProviderDetails, ...rest } = described.IdentityProvider ?? {};
        const { client_secret: _secret, private_key: _key, ...details } = ProviderDetails ?? {};
        return { ...rest, ProviderDetails: details };
      }),
      resourceServers: await each(
        paginateListResourceServers({ client }, { ...inPool, MaxResults: 50 }),
        ({ ResourceServers }) => ResourceServers,
      ),
      groups: await each(paginateListGroups({ client }, inPool), ({ Groups }) => Groups),
      identityPools: await readIdentityPools(region, poolId),
      iamProviders: await readIamProviders(region),
    };
  }, unreadable(poolId));

/** The identity pools that accept users of a user pool. */
async function readIdentityPools(region: string, poolId: string): Promise<readonly ExistingIdentityPool[]> {
  const client = new CognitoIdentityClient(awsAccess(region));
  const listed = await each(
    paginateListIdentityPools({ client }, { MaxResults: 60 }),
    ({ IdentityPools }) => IdentityPools,
  );
  const described = await mapInSequence(listed, async ({ IdentityPoolId }) => {
    const { $metadata: _, ...pool } = await client.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
    return pool;
  });
  const provider = userPoolProviderName(region, poolId);
  const own = described.filter(({ CognitoIdentityProviders: providers = [] }) =>
    providers.some(({ ProviderName }) => ProviderName === provider),
  );
  return mapInSequence(own, async (pool) => {
    const { Roles, RoleMappings } = await client.send(
      new GetIdentityPoolRolesCommand({ IdentityPoolId: pool.IdentityPoolId }),
    );
    return { pool, roles: { Roles, RoleMappings } };
  });
}

async function readIamProviders(region: string): Promise<readonly ExistingIamProvider[]> {
  const client = new IAMClient(awsAccess(region));
  const { OpenIDConnectProviderList: listed = [] } = await client.send(new ListOpenIDConnectProvidersCommand({}));
  return mapInSequence(listed, async ({ Arn: arn = '' }) => {
    const { Url: url = '', ClientIDList: clientIds = [] } = await client.send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }),
    );
    return { arn, url, clientIds };
  });
}
