import type { TerraformJson } from '@auth0-cognito/checkout';
import type {
  ExistingApplication,
  ExistingClient,
  ExistingIdentityPool,
  ExistingPool,
} from '@auth0-cognito/delivery/existing';
import type { SelectedObjects } from '../../../src/import/values';

type Block = Record<string, unknown>;

/** Names that the APIs do not write as Terraform's name in Pascal case. */
const NAMES: Readonly<Record<string, string>> = {
  allowed_oauth_flows: 'AllowedOAuthFlows',
  allowed_oauth_flows_user_pool_client: 'AllowedOAuthFlowsUserPoolClient',
  allowed_oauth_scopes: 'AllowedOAuthScopes',
  callback_urls: 'CallbackURLs',
  custom_sms_sender: 'CustomSMSSender',
  default_redirect_uri: 'DefaultRedirectURI',
  from_email_address: 'From',
  kms_key_id: 'KMSKeyID',
  logout_urls: 'LogoutURLs',
  name: 'Name',
  role_arn: 'RoleARN',
  recovery_mechanism: 'RecoveryMechanisms',
  mapping_rule: 'Rules',
};
const pascal = (name: string) =>
  NAMES[name] ?? name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Blocks and lists as an API returns them. */
function answer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => answer(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NOT_SENT.includes(key))
      .map(([key, member]) => [pascal(key), answer(member)]),
  );
}

/** Attributes that only Terraform has. */
const NOT_SENT = ['//', 'lifecycle', 'depends_on', 'name_pattern', 'user_pool_id'];

const one = (value: unknown): Block => (Array.isArray(value) ? value[0] : value) as Block;

/** References become texts: an attribute of the block, or one with the name of the resource. */
function resolved(json: TerraformJson): TerraformJson {
  const blocks = json.resource as unknown as Record<string, Record<string, Block>>;
  const text = JSON.stringify(json).replaceAll(
    /\$\{([a-z0-9_]+)\.([\w-]+)\.([a-z_]+)\}/g,
    (_, type, name, attribute) => {
      const known = blocks[type as string]?.[name as string]?.[attribute as string];
      return typeof known === 'string' && !known.includes('${') ? known : `${name}-${attribute}`;
    },
  );
  return JSON.parse(text) as TerraformJson;
}

const region = 'eu-central-1';

/**
 * A setup as AWS and Auth0 would return it for Terraform JSON, and the selection that a user makes.
 * @param hasSecret - whether an imported client with this name has a secret, which is not part of the configuration
 */
export function asAnswered(configuration: object, hasSecret: (clientName: string) => boolean) {
  const { resource } = resolved(configuration as TerraformJson);
  const all = (type: string): Block[] => Object.values((resource?.[type] ?? {}) as Record<string, Block>);
  const only = (type: string) => all(type)[0] ?? {};
  const names = (type: string) => Object.keys(resource?.[type] ?? {});
  const poolId = `${names('aws_cognito_user_pool')[0]}-id`;

  const { tags, ...pool } = only('aws_cognito_user_pool');
  const { password_policy, sign_in_policy, lifecycle, software_token_mfa_configuration: totp, ...rest } = pool;
  const { email_mfa_configuration: email, web_authn_configuration: passkeys, ...settings } = rest;
  const plain = answer(settings) as ExistingPool['pool'] & Record<string, unknown>;
  const { Schema = [], UserPoolAddOns: addOns } = plain as unknown as Record<string, Block[] & Block>;
  const isImported = Boolean((lifecycle as { ignore_changes?: string[] } | undefined)?.ignore_changes);
  const invitation = plain.AdminCreateUserConfig?.InviteMessageTemplate as Block | undefined;
  const described = {
    ...(plain as object),
    Schema: undefined,
    Id: poolId,
    ...(isImported && { UsernameConfiguration: undefined }),
    UserPoolTags: tags,
    UserPoolAddOns: addOns,
    Policies: answer({ password_policy, sign_in_policy }),
    SchemaAttributes: Schema.map((attribute: Block) =>
      /^[a-z_]+$/.test(String(attribute.Name)) && STANDARD.includes(String(attribute.Name))
        ? attribute
        : { ...attribute, Name: `custom:${attribute.Name}` },
    ),
    ...(invitation && {
      AdminCreateUserConfig: {
        ...plain.AdminCreateUserConfig,
        InviteMessageTemplate: { ...invitation, SmsMessage: undefined, SMSMessage: invitation.SmsMessage },
      },
    }),
  } as unknown as ExistingPool['pool'];
  const smsMessage = settings.sms_authentication_message as string | undefined;
  const mfa = {
    MfaConfiguration: settings.mfa_configuration,
    ...(totp !== undefined && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(settings.sms_configuration !== undefined && {
      SmsMfaConfiguration: { SmsConfiguration: {}, SmsAuthenticationMessage: smsMessage },
    }),
    ...(email !== undefined && { EmailMfaConfiguration: answer(email) }),
    ...(passkeys !== undefined && { WebAuthnConfiguration: answer(passkeys) }),
  } as ExistingPool['mfa'];

  const client = (id: string, { generate_secret, refresh_token_rotation, token_validity_units, ...block }: Block) =>
    ({
      ...(answer({ ...block, name: undefined }) as object),
      ClientName: block.name,
      ClientId: id,
      TokenValidityUnits: answer(one(token_validity_units)),
      ...(refresh_token_rotation !== undefined && { RefreshTokenRotation: answer(one(refresh_token_rotation)) }),
      hasSecret: generate_secret === true || (isImportedClient(block) && hasSecret(String(block.name))),
    }) as unknown as ExistingClient;
  const reservations = Object.entries((resource?.aws_cognito_user_pool_client ?? {}) as Record<string, Block>);
  const [reservation] = reservations.find(([, { lifecycle: own }]) => isReservation(own)) ?? [''];
  const { name, generate_secret } = Object.fromEntries(reservations)[reservation] ?? {};
  const webClient = client(`${reservation}-id`, {
    ...only('aws_cognito_managed_user_pool_client'),
    name,
    generate_secret,
  });
  const { provider_details: details, attribute_mapping: mapping, ...oidc } = only('aws_cognito_identity_provider');
  const provider = {
    ...(answer(oidc) as object),
    ProviderDetails: details,
    AttributeMapping: mapping,
  } as ExistingPool['identityProviders'][number];

  const { tags: identityTags, cognito_identity_providers: logins, ...identity } = only('aws_cognito_identity_pool');
  const attachment = only('aws_cognito_identity_pool_roles_attachment');
  const mappings = (attachment.role_mapping ?? []) as Block[];
  const identityPool = {
    pool: {
      ...(answer(identity) as object),
      CognitoIdentityProviders: (logins as Block[]).map((login) => ({
        ProviderName: `cognito-idp.${region}.amazonaws.com/${poolId}`,
        ClientId:
          login.client_id === webClient.ClientId || isManaged(login.client_id) ? webClient.ClientId : login.client_id,
        ServerSideTokenCheck: login.server_side_token_check,
      })),
      OpenIdConnectProviderARNs: identity.openid_connect_provider_arns,
      IdentityPoolTags: identityTags,
    },
    roles: {
      Roles: attachment.roles,
      RoleMappings: Object.fromEntries(
        mappings.slice(0, 1).map(({ type, mapping_rule: rules, ambiguous_role_resolution: ambiguous }) => [
          `cognito-idp.${region}.amazonaws.com/${poolId}:${webClient.ClientId}`,
          {
            Type: type,
            AmbiguousRoleResolution: ambiguous,
            ...(rules !== undefined && { RulesConfiguration: { Rules: answer(rules) } }),
          },
        ]),
      ),
    },
  } as unknown as ExistingIdentityPool;

  const domains = Object.values((resource?.aws_cognito_user_pool_domain ?? {}) as Record<string, Block>).map(
    ({ domain, certificate_arn, managed_login_version }) =>
      ({
        Domain: domain,
        CustomDomainConfig: { CertificateArn: certificate_arn },
        ManagedLoginVersion: managed_login_version,
      }) as ExistingPool['domains'][number],
  );
  const existing = {
    region,
    pool: described,
    mfa,
    domains,
    clients: [
      webClient,
      ...reservations.filter(([key]) => key !== reservation).map(([key, block]) => client(`${key}-id`, block)),
    ],
    identityProviders: [provider],
    resourceServers: all('aws_cognito_resource_server').map(
      ({ scope, ...server }) => ({ ...(answer(server) as object), Scopes: answer(scope) }) as never,
    ),
    groups: all('aws_cognito_user_group').map(
      ({ name: GroupName, role_arn: RoleArn, ...group }) =>
        ({ ...(answer(group) as object), GroupName, RoleArn }) as never,
    ),
    identityPools: [identityPool],
    iamProviders: Object.entries((resource?.aws_iam_openid_connect_provider ?? {}) as Record<string, Block>).map(
      ([key, { url, client_id_list: ids }]) => ({
        arn: `${key}-arn`,
        url: String(url).replace('https://', ''),
        clientIds: ids as string[],
      }),
    ),
  } satisfies ExistingPool;
  const application = {
    application: only('auth0_client'),
    connections: Object.values((json(configuration).data?.auth0_connection ?? {}) as Record<string, Block>).map(
      ({ name: connection }) => ({ id: 'con_AbCdEfGh12345678', name: String(connection) }),
    ),
  } as unknown as ExistingApplication;
  const chosen = (tenant: SelectedObjects['tenant']): SelectedObjects => ({
    webClient,
    provider,
    tenant,
    application,
    domain: domains[0],
    identityPool,
  });
  return { existing, chosen };
}

const isImportedClient = ({ lifecycle }: Block) => JSON.stringify(lifecycle ?? {}).includes('generate_secret');
const json = (configuration: object) => configuration as TerraformJson & { data?: Record<string, unknown> };
const isReservation = (lifecycle: unknown) => JSON.stringify(lifecycle ?? {}).includes('replace_triggered_by');
const isManaged = (id: unknown) => /^Federation_WebClient_/.test(String(id));

const STANDARD =
  'address birthdate email email_verified family_name gender given_name locale middle_name name nickname phone_number ' +
  'phone_number_verified picture preferred_username profile updated_at website zoneinfo';
