import { ACMClient } from '@aws-sdk/client-acm';
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SSMClient } from '@aws-sdk/client-ssm';
import { canonical } from '@auth0-cognito/policy';
import { awsAccess } from '../aws/aws-access';
import { AWS_CALLS } from './aws-calls';
import type { Finder, Finders, Sought } from './orphan';

/** How the provider begins the names that it makes up. */
const MADE_UP = /^terraform-/;

/** Everything that a paginated list holds. */
async function all<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Item[] | undefined) {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

const regionOf = ({ declared }: Sought) => String(declared.provider.region);

/** A finder of an object in a user pool by its name. */
const inPool =
  (
    nameAttribute: string,
    separator: string,
    kind: string,
    list: (client: CognitoIdentityProviderClient, UserPoolId: string) => Promise<readonly PoolPart[]>,
  ): Finder =>
  async (sought) => {
    const [pool, name] = [sought.text('user_pool_id'), sought.text(nameAttribute)];
    if (pool === undefined || name === undefined) return [];
    const parts = await list(new CognitoIdentityProviderClient(awsAccess(regionOf(sought))), pool);
    return parts.map((part) => ({
      kind: `${kind} ${JSON.stringify(part.name)}`,
      id: `${pool}${separator}${part.id}`,
      isNamed: part.name === name,
    }));
  };

interface PoolPart {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

const userPool: Finder = async (sought) => {
  const client = new CognitoIdentityProviderClient(awsAccess(regionOf(sought)));
  const name = sought.text('name');
  const pools = await all(
    AWS_CALLS['cognito-idp:ListUserPools']({ client }, { MaxResults: 60 }),
    ({ UserPools }) => UserPools,
  );
  return pools.map(({ Id: id = '', Name }) => ({
    kind: `user pool ${JSON.stringify(Name)}`,
    id,
    isNamed: Name === name,
  }));
};

const userPoolDomain: Finder = async (sought) => {
  const domain = sought.text('domain');
  if (domain === undefined) return [];
  const client = new CognitoIdentityProviderClient(awsAccess(regionOf(sought)));
  const { DomainDescription: found } = await client.send(
    new AWS_CALLS['cognito-idp:DescribeUserPoolDomain']({ Domain: domain }),
  );
  return found?.UserPoolId
    ? [{ kind: `sign-in domain of user pool ${found.UserPoolId}`, id: domain, isNamed: true }]
    : [];
};

const identityPool: Finder = async (sought) => {
  const client = new CognitoIdentityClient(awsAccess(regionOf(sought)));
  const name = sought.text('identity_pool_name');
  const pages = AWS_CALLS['cognito-identity:ListIdentityPools']({ client }, { MaxResults: 60 });
  const pools = await all(pages, ({ IdentityPools }) => IdentityPools);
  return pools.map(({ IdentityPoolId: id = '', IdentityPoolName: each }) => ({
    kind: `identity pool ${JSON.stringify(each)}`,
    id,
    isNamed: each === name,
  }));
};

const openIdConnectProvider: Finder = async (sought) => {
  const url = sought.text('url');
  if (url === undefined) return [];
  const client = new IAMClient(awsAccess(regionOf(sought)));
  const { OpenIDConnectProviderList: providers = [] } = await client.send(
    new AWS_CALLS['iam:ListOpenIDConnectProviders']({}),
  );
  // A trailing slash is part of the name: a provider for STS has it, one for an identity pool does not.
  const end = `:oidc-provider/${url.replace(/^https:\/\//, '')}`;
  return providers.map(({ Arn: id = '' }) => ({ kind: `IAM OIDC provider of ${url}`, id, isNamed: id.endsWith(end) }));
};

/** By its name; if the provider generates it, by its trust, which contains the environment's own identity pool or external id. */
const role: Finder = async (sought) => {
  const [name, trust] = [sought.text('name'), sought.text('assume_role_policy')];
  if (name === undefined && trust === undefined) return [];
  const client = new IAMClient(awsAccess(regionOf(sought)));
  const roles = await all(AWS_CALLS['iam:ListRoles']({ client }, {}), ({ Roles }) => Roles);
  const isTrusted = (document = '') => trust !== undefined && sameJson(decodeURIComponent(document), trust);
  return roles.map(({ RoleName: id = '', AssumeRolePolicyDocument: document }) => ({
    kind: name === undefined ? 'IAM role with this trust' : 'IAM role',
    id,
    isNamed: name === undefined ? MADE_UP.test(id) && isTrusted(document) : id === name,
  }));
};

// The provider sorts what it sends.
const sameJson = (one: string, other: string) => canonical(JSON.parse(one)) === canonical(JSON.parse(other));

const rolePolicy: Finder = async (sought) => {
  const [RoleName, name] = [sought.text('role'), sought.text('name')];
  if (RoleName === undefined) return [];
  const client = new IAMClient(awsAccess(regionOf(sought)));
  const names = await all(
    AWS_CALLS['iam:ListRolePolicies']({ client }, { RoleName }),
    ({ PolicyNames }) => PolicyNames,
  );
  return names.map((each) => ({
    kind: `policy of role ${RoleName}`,
    id: `${RoleName}:${each}`,
    isNamed: name === undefined ? MADE_UP.test(each) : each === name,
  }));
};

/** Several owners can have certificates of one domain; an orphan has the tags that the environment gives to everything it creates. */
const certificate: Finder = async (sought) => {
  const client = new ACMClient(awsAccess(regionOf(sought)));
  const domain = sought.text('domain_name');
  const tags = defaultTags(sought);
  const certificates = await all(
    AWS_CALLS['acm:ListCertificates']({ client }, {}),
    ({ CertificateSummaryList }) => CertificateSummaryList,
  );
  const found = [];
  for (const { DomainName, CertificateArn: id = '' } of certificates) {
    if (DomainName !== domain) continue;
    const { Tags = [] } = await client.send(new AWS_CALLS['acm:ListTagsForCertificate']({ CertificateArn: id }));
    const isOwn = Object.entries(tags).every(([Key, Value]) =>
      Tags.some((tag) => tag.Key === Key && tag.Value === Value),
    );
    if (isOwn) found.push({ kind: `certificate of ${domain}`, id, isNamed: true });
  }
  return found;
};

function defaultTags({ declared }: Sought): Readonly<Record<string, string>> {
  const [{ tags = {} } = {}] = (declared.provider.default_tags ?? []) as { tags?: Record<string, string> }[];
  return tags;
}

const record: Finder = async (sought) => {
  const [zone, name, type] = [sought.text('zone_id'), sought.text('name'), sought.text('type')];
  // What overwrites an earlier record needs no import.
  if (zone === undefined || name === undefined || type === undefined || sought.declared.block.allow_overwrite)
    return [];
  const client = new Route53Client(awsAccess(regionOf(sought)));
  const { ResourceRecordSets: sets = [] } = await client.send(
    new AWS_CALLS['route53:ListResourceRecordSets']({ HostedZoneId: zone, StartRecordName: name, MaxItems: 20 }),
  );
  const isThere = sets.some((set) => set.Name?.replace(/\.$/, '') === name && set.Type === type);
  return isThere ? [{ kind: `DNS record ${name} ${type}`, id: `${zone}_${name}_${type}`, isNamed: true }] : [];
};

const lambdaFunction: Finder = async (sought) => {
  const name = sought.text('function_name');
  if (name === undefined) return [];
  const client = new LambdaClient(awsAccess(regionOf(sought)));
  // It fails with ResourceNotFoundException where there is none.
  await client.send(new AWS_CALLS['lambda:GetFunction']({ FunctionName: name }));
  return [{ kind: `Lambda function ${name}`, id: name, isNamed: true }];
};

const parameter: Finder = async (sought) => {
  const name = sought.text('name');
  if (name === undefined) return [];
  const client = new SSMClient(awsAccess(regionOf(sought)));
  // It fails with ParameterNotFound where there is none. No value of an encrypted one is read.
  await client.send(new AWS_CALLS['ssm:GetParameter']({ Name: name, WithDecryption: false }));
  return [{ kind: `parameter ${name}`, id: name, isNamed: true }];
};

/** Finders of what AWS makes a second time, or refuses to. Everything else is only set, and setting it again changes nothing. */
export const awsFinders: Finders = {
  aws_cognito_user_pool: userPool,
  aws_cognito_user_pool_domain: userPoolDomain,
  aws_cognito_user_pool_client: inPool('name', '/', 'app client', async (client, UserPoolId) => {
    const pages = AWS_CALLS['cognito-idp:ListUserPoolClients']({ client }, { UserPoolId, MaxResults: 60 });
    const clients = await all(pages, ({ UserPoolClients }) => UserPoolClients);
    return clients.map(({ ClientName: name, ClientId: id }) => ({ name, id }));
  }),
  aws_cognito_identity_provider: inPool('provider_name', ':', 'identity provider', async (client, UserPoolId) => {
    const pages = AWS_CALLS['cognito-idp:ListIdentityProviders']({ client }, { UserPoolId, MaxResults: 60 });
    const providers = await all(pages, ({ Providers }) => Providers);
    return providers.map(({ ProviderName: name }) => ({ name, id: name }));
  }),
  aws_cognito_resource_server: inPool('identifier', '|', 'resource server', async (client, UserPoolId) => {
    const pages = AWS_CALLS['cognito-idp:ListResourceServers']({ client }, { UserPoolId, MaxResults: 50 });
    const servers = await all(pages, ({ ResourceServers }) => ResourceServers);
    return servers.map(({ Identifier: name }) => ({ name, id: name }));
  }),
  aws_cognito_user_group: inPool('name', '/', 'group', async (client, UserPoolId) => {
    const groups = await all(AWS_CALLS['cognito-idp:ListGroups']({ client }, { UserPoolId }), ({ Groups }) => Groups);
    return groups.map(({ GroupName: name }) => ({ name, id: name }));
  }),
  aws_cognito_identity_pool: identityPool,
  aws_iam_openid_connect_provider: openIdConnectProvider,
  aws_iam_role: role,
  aws_iam_role_policy: rolePolicy,
  aws_lambda_function: lambdaFunction,
  aws_acm_certificate: certificate,
  aws_route53_record: record,
  aws_ssm_parameter: parameter,
};
