import { QUOTAS } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { CognitoIdentityPool } from '@cdktf/provider-aws/lib/cognito-identity-pool';
import { CognitoIdentityPoolRolesAttachment } from '@cdktf/provider-aws/lib/cognito-identity-pool-roles-attachment';

import * as checks from '../checks';
import { fault } from '../faults';
import type { IIamOidcProvider } from '../identity-provider/iam-oidc-provider';
import { checkRoleDefaults, type RoleDefaults } from '../role-defaults';
import type { IUserPool } from '../user-pool/user-pool-ref';

import {
  checkRole,
  IdentityPoolRole,
  identityPoolRoleShape,
  type IdentityPoolRoleSettings,
} from './identity-pool-role';
import { checkRoleMapping, roleMappingConfig, roleMappingShape, type RoleMappingSettings } from './role-mapping';
import { shapeOf } from '../shape';

/** Values of an {@link IdentityPool}. */
export interface IdentityPoolSettings {
  /**
   * Name of the identity pool.
   *
   * @default - in a federated user pool, `{name}`
   */
  readonly name: string;
  /**
   * The role of signed-in users.
   *
   * @default - one without permissions
   */
  readonly authenticatedRole?: IdentityPoolRoleSettings;
  /**
   * Also issue AWS credentials to guests, without sign-in.
   *
   * @default false
   */
  readonly guestAccess?: boolean;
  /**
   * The role of guests.
   *
   * @default - with guest access, one without permissions
   */
  readonly guestRole?: IdentityPoolRoleSettings;
  /**
   * Additional roles for signed-in users, by a stable key, for `roleMapping`.
   *
   * @default - none
   */
  readonly roles?: Readonly<Record<string, IdentityPoolRoleSettings>>;
  /**
   * How the role of a signed-in user is selected.
   *
   * @default - the authenticated role
   */
  readonly roleMapping?: RoleMappingSettings;
  /**
   * Allow the basic (classic) flow, in which the application selects the role.
   *
   * @default false
   */
  readonly allowClassicFlow?: boolean;
  /**
   * Check at each call that the user exists and was not signed out globally.
   *
   * @default true
   */
  readonly serverSideTokenCheck?: boolean;
  /**
   * Tags of the identity pool.
   *
   * @default - the provider's default tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** @internal */
export const identityPoolShape = shapeOf<IdentityPoolSettings>()((z) =>
  z.strictObject({
    name: z.string(),
    authenticatedRole: identityPoolRoleShape(z).optional(),
    guestAccess: z.flag,
    guestRole: identityPoolRoleShape(z).optional(),
    roles: z.record(z.string(), identityPoolRoleShape(z)).optional(),
    roleMapping: roleMappingShape(z).optional(),
    allowClassicFlow: z.flag,
    serverSideTokenCheck: z.flag,
    tags: z.textByName.optional(),
  }),
);

/** Props of an {@link IdentityPool}. */
export interface IdentityPoolProps extends IdentityPoolSettings {
  readonly userPool: IUserPool;
  /** Ids of the app clients whose users get AWS credentials. */
  readonly clientIds: readonly string[];
  /**
   * IAM OIDC providers whose tokens are also accepted, created for the consumer `identity-pool`.
   *
   * @default - none
   */
  readonly oidcProviders?: readonly IIamOidcProvider[];
  /**
   * Path and permissions boundary of the roles.
   *
   * @default - none
   */
  readonly roleDefaults?: RoleDefaults;
}

/**
 * Defines an identity pool, which issues AWS credentials of a role to users of a user pool.
 *
 * By default, guests have no access and roles have no permissions.
 */
export class IdentityPool extends Construct {
  readonly identityPoolId: string;
  readonly authenticatedRole: IdentityPoolRole;
  readonly guestRole: IdentityPoolRole | undefined;
  readonly roles: Readonly<Record<string, IdentityPoolRole>>;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoIdentityPool;

  constructor(scope: Construct, id: string, props: IdentityPoolProps) {
    super(scope, id);
    const path = this.node.path;
    const { userPool, clientIds, oidcProviders = [], roleMapping, roleDefaults } = props;
    const roles = Object.entries(props.roles ?? {});
    checks.refuse(this, [
      checkIdentityPool(path, props, { region: userPool.region }),
      checkRoleDefaults(`${path}.roleDefaults`, roleDefaults, { region: userPool.region }),
      checkMappedClients(`${path}.clientIds`, clientIds.length, roleMapping),
      clientIds.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.clientIds`, what: 'client id' }) : undefined,
      oidcProviders.map(({ consumer }, index) =>
        consumer === 'identity-pool'
          ? undefined
          : fault.ERR_CONSUMER_WRONG({ path: `${path}.oidcProviders[${index}]`, received: consumer }),
      ),
    ]);

    this.resource = new CognitoIdentityPool(this, 'Resource', {
      identityPoolName: props.name,
      allowUnauthenticatedIdentities: props.guestAccess ?? false,
      allowClassicFlow: props.allowClassicFlow ?? false,
      // A change replaces the complete blocks: undeclared settings are removed.
      cognitoIdentityProviders: clientIds.map((clientId) => ({
        clientId,
        providerName: userPool.providerName,
        serverSideTokenCheck: props.serverSideTokenCheck ?? true,
      })),
      ...(oidcProviders.length > 0 && { openidConnectProviderArns: oidcProviders.map(({ arn }) => arn) }),
      ...(props.tags && { tags: props.tags }),
    });
    const identityPoolId = this.resource.id;
    const trust = { identityPoolId, region: userPool.region };
    this.authenticatedRole = new IdentityPoolRole(this, 'AuthenticatedRole', {
      ...roleDefaults,
      ...props.authenticatedRole,
      ...trust,
      amr: 'authenticated',
    });
    this.guestRole = props.guestAccess
      ? new IdentityPoolRole(this, 'GuestRole', {
          ...roleDefaults,
          ...props.guestRole,
          ...trust,
          amr: 'unauthenticated',
        })
      : undefined;
    const moreRoles = new Construct(this, 'MoreRoles');
    this.roles = Object.fromEntries(
      roles.map(([key, role]) => [
        key,
        new IdentityPoolRole(moreRoles, key, { ...roleDefaults, ...role, ...trust, amr: 'authenticated' }),
      ]),
    );
    const roleArns = Object.fromEntries(Object.entries(this.roles).map(([key, { arn }]) => [key, arn]));
    new CognitoIdentityPoolRolesAttachment(this, 'Roles', {
      identityPoolId,
      roles: {
        authenticated: this.authenticatedRole.arn,
        ...(this.guestRole && { unauthenticated: this.guestRole.arn }),
      },
      ...(roleMapping && {
        roleMapping: clientIds.map((clientId) =>
          roleMappingConfig(roleMapping, `${userPool.providerName}:${clientId}`, roleArns),
        ),
      }),
    });

    this.identityPoolId = identityPoolId;
  }
}

/** A fault if a role mapping applies to more app clients than Cognito accepts. @internal */
export const checkMappedClients = (
  path: string,
  clients: number,
  mapping: RoleMappingSettings | undefined,
): checks.Findings =>
  mapping && clients > QUOTAS.roleMappings
    ? fault.ERR_LIST_TOO_LONG({ path, length: clients, most: QUOTAS.roleMappings })
    : undefined;

/** Faults of an identity pool's settings. @internal */
export function checkIdentityPool(
  path: string,
  settings: Partial<IdentityPoolSettings>,
  place: checks.Place = {},
): checks.Findings {
  const roles = Object.entries(settings.roles ?? {});
  return [
    checks.cognitoName(`${path}.name`, settings.name),
    settings.guestRole && !settings.guestAccess
      ? fault.ERR_GUEST_ROLE_WITHOUT_ACCESS({ path: `${path}.guestRole` })
      : undefined,
    checkRole(`${path}.authenticatedRole`, settings.authenticatedRole, place),
    checkRole(`${path}.guestRole`, settings.guestRole, place),
    roles.map(([key, role]) => [
      checks.stableKey(`${path}.roles`, key),
      checkRole(`${path}.roles.${key}`, role, place),
    ]),
    checkRoleMapping(
      `${path}.roleMapping`,
      settings.roleMapping,
      roles.map(([key]) => key),
      place,
    ),
    checks.tags(`${path}.tags`, settings.tags),
  ];
}
