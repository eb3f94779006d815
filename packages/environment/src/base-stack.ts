import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { CERTIFICATE_REGION, partitionOfRegion, defaultStateKey } from '@auth0-cognito/contract';
import { LoneStack } from '@auth0-cognito/federation';
import { S3Backend, TerraformVariable, type TerraformProvider, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import type { Environment } from './environment-input';

/** Required Terraform versions: the first one that locks state in S3 without DynamoDB, and later ones. */
export const TERRAFORM_VERSION = '>= 1.11';

/** Required provider versions: the minimum of the constructs, up to the next major version. */
export const PROVIDERS = {
  aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' },
  auth0: { source: 'auth0/auth0', version: '>= 1.38, < 2' },
} as const;

/**
 * Defines the state in S3 and the providers of an environment, with their checks of account and region.
 *
 * It contains no secrets: the providers read AWS_* and AUTH0_* variables.
 */
export class BaseStack extends LoneStack {
  /** AWS provider of the account and region of the environment. */
  readonly awsProvider: AwsProvider;

  /** Auth0 providers by federation key, for tenants other than the primary federation's. */
  readonly auth0Providers: Readonly<Record<string, TerraformProvider>>;

  /**
   * AWS provider of us-east-1, the required region of the certificate of a custom domain. Undefined in a partition without
   * custom domains, whose credentials us-east-1 does not accept. Otherwise always defined, because an environment that removes
   * its custom domain needs it to delete the certificate.
   */
  readonly usEast1Provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { name, stage, account, region, tags, state } = environment;

    new S3Backend(this, {
      bucket: state.bucket,
      key: state.key ?? defaultStateKey(name),
      region,
      encrypt: true,
      // Without a key, Terraform requests AES256 encryption, independent of the default of the bucket.
      kmsKeyId: state.kmsKeyId ?? stateKmsAlias(environment),
    });
    // Not typed by cdktf 0.21.
    this.addOverride('terraform.backend.s3.use_lockfile', true);

    const guards = {
      allowedAccountIds: [account],
      defaultTags: [{ tags: { ...tags, environment: name, stage, 'managed-by': 'terraform' } }],
    };
    const aws = new AwsProvider(this, 'Aws', { region, ...guards });
    const inUsEast1 = () =>
      region === CERTIFICATE_REGION
        ? aws
        : new AwsProvider(this, 'AwsUsEast1', { alias: 'us_east_1', region: CERTIFICATE_REGION, ...guards });
    this.awsProvider = aws;
    this.usEast1Provider = partitionOfRegion(region).hasCustomDomains ? inUsEast1() : undefined;
    this.auth0Providers = auth0Providers(this, environment);

    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    // The bindings pin one exact version.
    this.addOverride('terraform.required_providers', PROVIDERS);
  }
}

/** ARN of the alias of the default key for the state, which `./federation bootstrap` creates. */
export const stateKmsAlias = ({ account, region, state }: Pick<Environment, 'account' | 'region' | 'state'>) =>
  `arn:${partitionOfRegion(region).name}:kms:${region}:${account}:${kmsAliasName(state.bucket)}`;

/** Name of the alias of a state bucket. An alias has no dots. */
export const kmsAliasName = (bucket: string) => `alias/${bucket.replaceAll('.', '-')}`;

/**
 * One provider for the primary federation's tenant, which reads AUTH0_* variables; each other tenant has a separate one, whose
 * credentials are sensitive Terraform variables (`TF_VAR_auth0_{key}_client_id`, `TF_VAR_auth0_{key}_client_secret`).
 */
function auth0Providers(stack: TerraformStack, environment: Environment): Record<string, TerraformProvider> {
  const { federations, retiredTenants = {} } = environment;
  const primary = federations[primaryFederation(environment)]?.tenant.domain ?? '';
  new Auth0Provider(stack, 'Auth0', { domain: primary });

  for (const [key, { domain }] of Object.entries(retiredTenants)) tenantProvider(stack, key, domain);

  const providers = new Map<string, TerraformProvider>();
  return Object.fromEntries(
    Object.entries(federations)
      .filter(([, { tenant }]) => tenant.domain !== primary)
      .map(([key, { tenant }]) => {
        const provider = providers.get(tenant.domain) ?? tenantProvider(stack, key, tenant.domain);
        providers.set(tenant.domain, provider);
        return [key, provider];
      }),
  );
}

function tenantProvider(stack: TerraformStack, key: string, domain: string): TerraformProvider {
  const alias = key.replaceAll('-', '_');
  const credential = (part: string) => {
    const variable = new TerraformVariable(stack, `auth0_${alias}_${part}`, {
      type: 'string',
      sensitive: true,
      description: `${part.replace('_', ' ')} of the management application of ${domain}`,
    });
    variable.overrideLogicalId(`auth0_${alias}_${part}`);
    return variable.stringValue;
  };
  return new Auth0Provider(stack, `Auth0-${key}`, {
    alias,
    domain,
    clientId: credential('client_id'),
    clientSecret: credential('client_secret'),
  });
}

/** Key of the federation whose tenant is that of the default Auth0 provider. */
export const primaryFederation = ({ primaryFederation, federations }: Environment) =>
  primaryFederation ?? Object.keys(federations)[0] ?? '';
