import type { FederatedUserPoolSettings } from '@auth0-cognito/federation';
import { federatedUserPoolShape, shapeOf, shapeParts } from '@auth0-cognito/federation/shapes';

import {
  accountId,
  bucketName,
  decommissionDate,
  environmentName,
  kmsKeyArn,
  organizationName,
  region,
  stateKey,
  tags,
  tenantDomain,
  tenantKey,
} from './schema/primitives';

/** State of an environment. */
export interface StateSettings {
  /** S3 bucket, in the environment's account and region. */
  readonly bucket: string;
  /**
   * Key of the state in the bucket: letters, digits and `. _ - /`, with the ending `.tfstate`.
   *
   * @default - `{environment}/federation.tfstate`
   */
  readonly key?: string;
  /**
   * ARN of the KMS key that encrypts the state.
   *
   * @default - the alias `alias/{bucket}`, which bootstrap creates
   */
  readonly kmsKeyId?: string;
}

/** The decision to take an environment out of service. */
export interface DecommissionSettings {
  /** Day of the decision, as YYYY-MM-DD: `2026-12-31`. */
  readonly date: string;
  /** Exactly: `every user of {environment} is lost`. */
  readonly acknowledgement: string;
}

/** Values of one environment: `apps/{environment}/src/environment.ts`. */
export interface EnvironmentInput extends Pick<
  FederatedUserPoolSettings,
  | 'domain'
  | 'loginBranding'
  | 'federations'
  | 'primaryFederation'
  | 'userPool'
  | 'webClient'
  | 'clients'
  | 'resourceServers'
  | 'groups'
  | 'groupsAttribute'
  | 'linkUsersOf'
  | 'identityPool'
> {
  /**
   * Name of the environment, of its folder below `apps`, and of its stack: 2 to 20 lower-case letters, digits and single hyphens. It
   * begins with a letter. It is part of every name. A change **replaces the pool and loses its users**.
   */
  readonly name: string;
  /** `production` refuses settings that weaken sign-in; `staging` and `development` warn. */
  readonly stage: 'development' | 'staging' | 'production';
  /** First part of every name: `acme` in `acme-dev`. 2 to 20 lower-case letters, digits and single hyphens. It begins with a letter. */
  readonly organization: string;
  /** AWS account id, 12 digits. Terraform refuses any other account. */
  readonly account: string;
  /** AWS region of the user pool: `eu-central-1`. */
  readonly region: string;
  /**
   * Tags of every AWS resource, at most 40.
   *
   * @default - none; the tags `environment`, `stage` and `managed-by` are always added
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where the Terraform state is. */
  readonly state: StateSettings;
  /** The application that users sign in to. */
  readonly app: {
    /** URL of the application: https, or http on localhost, 127.0.0.1 or [::1]. */
    readonly url: string;
  };
  /**
   * Tenants of removed federations, by the key of the federation. Terraform needs their providers until it has deleted their resources; remove
   * the entry after that apply.
   *
   * @default - none
   */
  readonly retiredTenants?: Readonly<
    Record<
      string,
      {
        /** Host of the tenant: `acme.eu.auth0.com`. */
        readonly domain: string;
      }
    >
  >;
  /**
   * Writes ids for other stacks to SSM Parameter Store, below `/{organization}/{environment}/sign-in/`: `user-pool-id`, `issuer`,
   * `domain`, `web-client-id`, `identity-pool-id`. None is a secret.
   *
   * @default false
   */
  readonly signInParameters?: boolean;
  /**
   * ARN of the permissions boundary of the roles that the environment creates; `none` for roles without one.
   *
   * @default - the policy `{organization}-{environment}-boundary`, which bootstrap creates
   */
  readonly permissionsBoundary?: string;
  /**
   * Takes the environment out of service: removes the protection against its destruction.
   *
   * @default - the environment is in service and protected
   */
  readonly decommission?: DecommissionSettings;
}

/** Values of an environment that have been checked. */
export type Environment = EnvironmentInput;

/** The runtime shape of an environment's values. The checks of the constructs validate the values. */
export const environmentShape = shapeOf<EnvironmentInput>()((z) => {
  const {
    domain,
    loginBranding,
    federations,
    primaryFederation,
    userPool,
    webClient,
    clients,
    resourceServers,
    groups,
    groupsAttribute,
    linkUsersOf,
    identityPool,
  } = federatedUserPoolShape(z).shape;
  return z.strictObject({
    name: environmentName,
    stage: z.enum(['development', 'staging', 'production']),
    organization: organizationName,
    account: accountId,
    region,
    tags: tags.optional(),
    state: z.strictObject({ bucket: bucketName, key: stateKey.optional(), kmsKeyId: kmsKeyArn.optional() }),
    app: z.strictObject({ url: z.string() }),
    domain,
    loginBranding,
    federations,
    retiredTenants: z.record(tenantKey, z.strictObject({ domain: tenantDomain })).optional(),
    primaryFederation,
    userPool,
    webClient,
    clients,
    resourceServers,
    groups,
    groupsAttribute,
    linkUsersOf,
    identityPool,
    signInParameters: z.boolean().optional(),
    permissionsBoundary: z.string().optional(),
    decommission: z.strictObject({ date: decommissionDate, acknowledgement: z.string() }).optional(),
  });
})(shapeParts);
