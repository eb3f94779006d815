import { DEFAULT_TAGS, environmentPrefix, parseUrl, prefixDomainHost, type Fault } from '@auth0-cognito/contract';
import type {
  ExistingApplication,
  ExistingClient,
  ExistingIdentityPool,
  ExistingPool,
} from '@auth0-cognito/delivery/existing';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { fault } from '../../faults';
import { tracked } from '../unread-members';
import { clientValues, kindOf, signInValues } from './clients';
import { federationValues, issuerHostOf } from './federation';
import { groupValues, identityPoolValues } from './identity-pool';
import { keysFor } from './keys';
import { userPoolValues } from './user-pool';

type Provider = ExistingPool['identityProviders'][number];
type Domain = ExistingPool['domains'][number];

/** The existing objects of an environment. */
export interface SelectedObjects {
  /** The primary web client: the one that Auth0's login URI opens. */
  readonly webClient: ExistingClient;
  readonly provider: Provider;
  readonly tenant: EnvironmentInput['federations'][string]['tenant'];
  readonly application: ExistingApplication;
  /** @default - the environment's own domain, which is created */
  readonly domain?: Domain | undefined;
  /** @default - one is created */
  readonly identityPool?: ExistingIdentityPool | undefined;
}

/** Values read from existing settings, and the settings that no value has. */
export interface ReadValues {
  readonly values: EnvironmentInput;
  readonly notes: readonly Fault[];
}

/** Key of the federation. */
const FEDERATION = 'auth0';

/** Members of AWS's responses that are not settings, or that repeat one. */
const NO_SETTING = [
  /^(?:Id|Arn|Status|CreationDate|LastModifiedDate|EstimatedNumberOfUsers|Domain|CustomDomain|ClientId|UserPoolId|AllowedOAuthFlowsUserPoolClient|hasSecret)$/,
  // The reader uses the order of the list, which is this number.
  /^AccountRecoverySetting\.RecoveryMechanisms\.\d+\.Priority$/,
  /^(?:SmsConfigurationFailure|EmailConfigurationFailure|MfaConfiguration|SmsAuthenticationMessage)$/,
  /^(?:EmailVerification(?:Message|Subject)|SmsVerificationMessage|AdminCreateUserConfig\.UnusedAccountValidityDays)$/,
  // The standard attributes have these in every pool.
  /^SchemaAttributes\./,
  // Both senders have one version only.
  /^LambdaConfig\.(?:Custom(?:Email|SMS)Sender\.LambdaVersion|PreTokenGeneration)$/,
  /^(?:SmsMfaConfiguration\.SmsConfiguration|SoftwareTokenMfaConfiguration|WebAuthnConfiguration)\b/,
  // The plan shows what changes of these.
  /^(?:PreventUserExistenceErrors|ExplicitAuthFlows|SupportedIdentityProviders|ReadAttributes|WriteAttributes|RefreshTokenRotation)\b/,
];

/** Reads the values of an environment from existing settings. Values that no setting has, such as `stage`, are those of `base`. */
export function valuesOf(existing: ExistingPool, chosen: SelectedObjects, base: EnvironmentInput): ReadValues {
  const pool = tracked(existing.pool);
  const mfa = tracked(existing.mfa);
  const setup = { ...existing, pool: pool.value, mfa: mfa.value };
  const { webClient, provider, tenant, application, domain, identityPool } = chosen;
  const host = hostOf(domain, existing.region);
  const defaultTags = [...DEFAULT_TAGS, ...Object.keys(base.tags ?? {})];
  const others = existing.clients.filter(
    (client) => client.ClientId !== webClient.ClientId && kindOf(client) !== undefined,
  );
  const context = {
    federations: new Map([[provider.ProviderName ?? '', FEDERATION]]),
    isAdded: (url: string) => url.startsWith(`https://${issuerHostOf(provider)}/v2/logout?`),
  };
  const keys = keysFor(
    others.map(({ ClientName = '' }) => ClientName),
    `${environmentPrefix(base.organization, base.name)}-`,
    ['web'],
  );
  const clients = [webClient, ...others].map((client) => ({ client, answer: tracked(client) }));
  const [web, ...more] = clients.map(({ answer }, index) =>
    index === 0
      ? { ...signInValues(answer.value, context), generateSecret: answer.value.hasSecret }
      : clientValues(answer.value, context),
  );
  const associated = identityPool?.pool.OpenIdConnectProviderARNs ?? [];
  const callbackUrl = webClient.DefaultRedirectURI ?? webClient.CallbackURLs?.[0] ?? '';
  const ofIdentityPool =
    identityPool && identityPoolValues(identityPool, existing, { webClientId: webClient.ClientId ?? '', defaultTags });
  const { groups, unmanaged } = groupValues(existing.groups, ofIdentityPool?.roles);

  const { userPool: _pool, webClient: _web, clients: _clients, identityPool: _identities, ...own } = base;
  const { groups: _groups, resourceServers: _servers, primaryFederation: _primary, ...kept } = own;
  const values = {
    ...kept,
    app: { url: appUrl(callbackUrl, webClient, application) },
    domain: domainValues(domain) ?? base.domain,
    federations: {
      [FEDERATION]: federationValues(provider, application, {
        tenant,
        cognitoHost: host ?? '',
        webClient: { clientId: webClient.ClientId ?? '', callbackUrl },
        iamProviders: existing.iamProviders,
        associated,
      }),
    },
    userPool: userPoolValues(setup, defaultTags),
    webClient: web,
    clients: Object.fromEntries(more.map((client, index) => [keys[index] ?? '', client])),
    resourceServers: resourceServers(existing),
    groups,
    ...(ofIdentityPool && { identityPool: ofIdentityPool }),
  };
  return {
    // A copy without undefined members, which shares nothing with the answers.
    values: JSON.parse(JSON.stringify(values)) as EnvironmentInput,
    notes: [
      ...unmanagedNotes(existing, chosen, unmanaged),
      ...unknown(`user pool ${existing.pool.Id}`, [...pool.unread(), ...mfa.unread()]),
      ...clients.flatMap(({ client, answer }) => unknown(`app client ${client.ClientId}`, answer.unread())),
    ],
  };
}

const unknown = (object: string, unread: readonly (readonly [string, unknown])[]) =>
  unread
    .filter(([path]) => !NO_SETTING.some((pattern) => pattern.test(path)))
    .map(([path, received]) => fault.ERR_IMPORT_SETTING_UNKNOWN({ path: `${object}: ${path}`, received }));

/** Objects of the pool that the values cannot describe. They stay unchanged. */
function unmanagedNotes(
  existing: ExistingPool,
  { webClient, provider, domain }: SelectedObjects,
  groups: ExistingPool['groups'],
): Fault[] {
  const note = (path: string, what: string, fix: string) => fault.ERR_IMPORT_UNMANAGED({ path, what, fix });
  return [
    ...existing.identityProviders
      .filter(({ ProviderName }) => ProviderName !== provider.ProviderName)
      .map(({ ProviderName, ProviderType }) =>
        note(
          `identity provider ${ProviderName}`,
          `an identity provider of type ${ProviderType}`,
          'add it in extend.ts, and to the web client by webClient.addIdentityProvider; else the clients no longer list it',
        ),
      ),
    ...existing.clients
      .filter((client) => client.ClientId !== webClient.ClientId && kindOf(client) === undefined)
      .map(({ ClientName, ClientId }) =>
        note(
          `app client ${ClientId}`,
          `${JSON.stringify(ClientName)}, which neither signs users in by a code nor is a machine client`,
          'add it in extend.ts, or let it use the authorization code flow',
        ),
      ),
    ...existing.domains
      .filter((each) => each.Domain !== domain?.Domain)
      .map(({ Domain }) =>
        note(`domain ${Domain}`, 'a second domain of the pool', 'choose it by --domain, or delete it'),
      ),
    ...groups.map(({ GroupName }) =>
      note(
        `group ${GroupName}`,
        'a role without a precedence or a role mapping, or a precedence without a role',
        'give it both and the identity pool a role mapping, or neither',
      ),
    ),
  ];
}

const hostOf = (domain: Domain | undefined, region: string) => {
  if (domain?.Domain === undefined) return undefined;
  return isCustom(domain) ? domain.Domain : prefixDomainHost(domain.Domain, region);
};

const isCustom = ({ Domain = '' }: Domain) => Domain.includes('.');

function domainValues(domain: Domain | undefined): EnvironmentInput['domain'] | undefined {
  if (domain?.Domain === undefined) return undefined;
  const managedLoginVersion = domain.ManagedLoginVersion as 1 | 2 | undefined;
  return isCustom(domain)
    ? { customDomain: domain.Domain, certificateArn: domain.CustomDomainConfig?.CertificateArn, managedLoginVersion }
    : { prefix: domain.Domain, managedLoginVersion };
}

/** URL of the application: a sign-out URL on the host of the callback, or that host alone. */
function appUrl(callbackUrl: string, { LogoutURLs = [] }: ExistingClient, { application }: ExistingApplication) {
  const origin = parseUrl(callbackUrl)?.origin;
  const ends = [...(application.allowed_logout_urls ?? []), ...LogoutURLs];
  return ends.find((url) => parseUrl(url)?.origin === origin) ?? origin ?? callbackUrl;
}

function resourceServers({ resourceServers: servers }: ExistingPool) {
  const keys = keysFor(servers.map(({ Name, Identifier = '' }) => Name ?? Identifier));
  return Object.fromEntries(
    servers.map(({ Identifier: identifier, Name: name, Scopes = [] }, index) => [
      keys[index] ?? '',
      {
        identifier,
        name,
        scopes: Object.fromEntries(Scopes.map(({ ScopeName = '', ScopeDescription }) => [ScopeName, ScopeDescription])),
      },
    ]),
  );
}
