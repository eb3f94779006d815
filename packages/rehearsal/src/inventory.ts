import { ListCertificatesCommand } from '@aws-sdk/client-acm';
import { ListIdentityPoolsCommand } from '@aws-sdk/client-cognito-identity';
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ListOpenIDConnectProvidersCommand, ListPoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { ListHostedZonesCommand, ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import type { Auth0Clients } from './clients/auth0';
import type { AwsClients } from './clients/aws';

/** Domains and regions in which an environment can create objects. */
export interface InventoryScope {
  readonly regions: readonly string[];
  readonly auth0Domains: readonly string[];
}

const named = (kind: string, names: readonly (string | undefined)[] | undefined) =>
  (names ?? []).map((name) => `${kind} ${name}`);

async function regional(aws: AwsClients, region: string): Promise<string[]> {
  const [pools, identityPools, certificates] = await Promise.all([
    aws.cognito(region).send(new ListUserPoolsCommand({ MaxResults: 60 })),
    aws.identity(region).send(new ListIdentityPoolsCommand({ MaxResults: 60 })),
    aws.acm(region).send(new ListCertificatesCommand({})),
  ]);
  return [
    ...named(
      'user pool',
      pools.UserPools?.map(({ Id }) => Id),
    ),
    ...named(
      'identity pool',
      identityPools.IdentityPools?.map(({ IdentityPoolId }) => IdentityPoolId),
    ),
    ...named(
      'certificate',
      certificates.CertificateSummaryList?.map(({ CertificateArn }) => CertificateArn),
    ),
  ];
}

async function global(aws: AwsClients, region: string | undefined): Promise<string[]> {
  const iam = aws.iam(region);
  const [providers, roles, policies, zones] = await Promise.all([
    iam.send(new ListOpenIDConnectProvidersCommand({})),
    iam.send(new ListRolesCommand({})),
    iam.send(new ListPoliciesCommand({ Scope: 'Local' })),
    aws.route53().send(new ListHostedZonesCommand({})),
  ]);
  const records = await Promise.all(
    (zones.HostedZones ?? []).map(({ Id }) =>
      aws.route53().send(new ListResourceRecordSetsCommand({ HostedZoneId: Id })),
    ),
  );
  return [
    ...named(
      'IAM OIDC provider',
      providers.OpenIDConnectProviderList?.map(({ Arn }) => Arn),
    ),
    ...named(
      'IAM role',
      roles.Roles?.map(({ Arn }) => Arn),
    ),
    ...named(
      'IAM policy',
      policies.Policies?.map(({ Arn }) => Arn),
    ),
    ...records.flatMap(({ ResourceRecordSets: sets }) =>
      named(
        'DNS record',
        sets?.map(({ Name, Type }) => `${Name} ${Type}`),
      ),
    ),
  ];
}

async function tenant(auth0: Auth0Clients, domain: string): Promise<string[]> {
  const management = auth0.tenant(domain);
  const found: string[] = [];
  for await (const { name, client_id: id } of await management.clients.list())
    found.push(`Auth0 application ${name} (${id})`);
  for await (const { name } of await management.connections.list()) found.push(`Auth0 connection ${name}`);
  return found.map((each) => `${each} at ${domain}`);
}

/** All objects on both sides of the types that an environment creates, one line each. */
export async function inventory(aws: AwsClients, auth0: Auth0Clients, scope: InventoryScope): Promise<string[]> {
  const parts = await Promise.all([
    global(aws, scope.regions[0]),
    ...scope.regions.map((region) => regional(aws, region)),
    ...scope.auth0Domains.map((domain) => tenant(auth0, domain)),
  ]);
  return parts.flat().sort();
}
