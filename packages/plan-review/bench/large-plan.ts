import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

const POOL = {
  account_recovery_setting: [{ recovery_mechanism: [{ name: 'verified_email', priority: 1 }] }],
  admin_create_user_config: [{ allow_admin_create_user_only: false, invite_message_template: [] }],
  auto_verified_attributes: ['email'],
  deletion_protection: 'ACTIVE',
  mfa_configuration: 'OPTIONAL',
  password_policy: [
    { minimum_length: 14, require_lowercase: true, require_numbers: true, temporary_password_validity_days: 7 },
  ],
  schema: Array.from({ length: 6 }, (_, index) => ({
    attribute_data_type: 'String',
    name: `attribute_${index}`,
    mutable: true,
    required: false,
    string_attribute_constraints: [{ max_length: '2048', min_length: '0' }],
  })),
  tags: { team: 'identity', 'managed-by': 'terraform', cost: 'shared' },
  user_pool_tier: 'ESSENTIALS',
};

type Values = Readonly<Record<string, unknown>>;

/** The resources of one federation, as a provider would fill them in. */
const federation = (index: number): readonly (readonly [type: string, values: Values])[] => {
  const host = `https://app-${index}.acme.example`;
  return [
    ['aws_cognito_user_pool', { ...POOL, id: `eu-central-1_${index}`, name: `acme-${index}` }],
    ['aws_cognito_user_pool_domain', { domain: `acme-${index}-login`, user_pool_id: `eu-central-1_${index}` }],
    [
      'aws_cognito_identity_provider',
      {
        provider_name: 'Auth0',
        provider_type: 'OIDC',
        attribute_mapping: { username: 'sub', email: 'email', email_verified: 'email_verified' },
        provider_details: {
          client_id: `client-${index}`,
          client_secret: `a-secret-of-the-federation-${index}`,
          oidc_issuer: 'https://acme.eu.auth0.com',
          authorize_scopes: 'openid email profile',
        },
      },
    ],
    [
      'aws_cognito_managed_user_pool_client',
      {
        name_pattern: `^acme-${index}$`,
        callback_urls: [`${host}/auth/callback`],
        logout_urls: [`${host}/`],
        allowed_oauth_flows: ['code'],
        allowed_oauth_scopes: ['openid', 'email', 'profile'],
        enable_token_revocation: true,
        access_token_validity: 60,
        token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
      },
    ],
    [
      'auth0_client',
      {
        client_id: `client-${index}`,
        name: `acme-${index}`,
        app_type: 'regular_web',
        callbacks: [`https://acme-${index}-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse`],
        web_origins: [host],
        grant_types: ['authorization_code', 'refresh_token'],
        jwt_configuration: [{ alg: 'RS256', lifetime_in_seconds: 36000 }],
        signing_keys: [{ cert: 'x'.repeat(1200) }],
      },
    ],
  ];
};

/** What Terraform knows to be sensitive in one of these resources. */
const flags = (type: string) =>
  type === 'aws_cognito_identity_provider' ? { provider_details: { client_secret: true } } : { tags: {} };

/** Which part of the resources changes. */
type Changing = 'few' | 'all';

/**
 * Writes a plan of at least `bytes` bytes, shaped as Terraform's: changes, planned values, prior state and configuration of ever
 * more federations, in `few` of which, or in `all`, something changes.
 */
export function writeLargePlan(path: string, bytes: number, changing: Changing): void {
  const file = openSync(path, 'w');
  const write = (text: string) => writeSync(file, text);
  const federations: number[] = [];
  let size = 0;
  while (size < bytes) {
    federations.push(federations.length);
    // Each resource stands four times in the document: before, after, planned and prior.
    size += federation(federations.length).reduce(
      (sum, [, values]) => sum + 4 * JSON.stringify(values).length + 1500,
      0,
    );
  }
  const list = (items: Iterable<unknown>) => {
    let separator = '';
    for (const item of items) {
      write(separator + JSON.stringify(item));
      separator = ',';
    }
  };
  const resources = function* (make: (type: string, values: Values, index: number) => unknown) {
    for (const index of federations) for (const [type, values] of federation(index)) yield make(type, values, index);
  };
  const value = (type: string, values: Values, index: number) => ({
    address: `${type}.federation_${index}`,
    mode: 'managed',
    type,
    name: `federation_${index}`,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    schema_version: 0,
    values,
    sensitive_values: flags(type),
  });
  write('{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[');
  list(resources(value));
  write(']}},"resource_changes":[');
  list(
    resources((type, before, index) => {
      const isChanged = changing === 'all' || index % 200 === 0;
      const after = isChanged ? { ...before, tags: { team: 'login', index: String(index) } } : before;
      return {
        ...{ address: `${type}.federation_${index}`, mode: 'managed', type, name: `federation_${index}` },
        provider_name: 'registry.terraform.io/hashicorp/aws',
        change: {
          actions: [isChanged ? 'update' : 'no-op'],
          ...{ before, after, after_unknown: {}, before_sensitive: flags(type), after_sensitive: flags(type) },
        },
      };
    }),
  );
  write('],"output_changes":{},"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[');
  list(resources(value));
  write(']}}},"configuration":{"provider_config":{},"root_module":{"resources":[');
  list(
    resources((type, values, index) => ({
      ...{ address: `${type}.federation_${index}`, mode: 'managed', type, name: `federation_${index}` },
      provider_config_key: 'aws',
      expressions: Object.fromEntries(
        Object.keys(values).map((key) => [
          key,
          { references: [`aws_cognito_user_pool.federation_${index}.id`, `aws_cognito_user_pool.federation_${index}`] },
        ]),
      ),
    })),
  );
  write(']}},"timestamp":"2025-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}');
  closeSync(file);
}

/** Writes a plan that destroys `count` user pools: each is a critical risk of its own. */
export function writeRisks(path: string, count: number): void {
  const changes = Array.from({ length: count }, (_, index) => ({
    ...{ address: `aws_cognito_user_pool.pool_${index}`, mode: 'managed', type: 'aws_cognito_user_pool' },
    ...{ name: `pool_${index}`, provider_name: 'registry.terraform.io/hashicorp/aws' },
    change: { actions: ['delete'], before: { name: `pool-${index}` }, after: null, after_unknown: {} },
  }));
  writeFileSync(
    path,
    JSON.stringify({ format_version: '1.2', terraform_version: '1.11.4', resource_changes: changes, applyable: true }),
  );
}
