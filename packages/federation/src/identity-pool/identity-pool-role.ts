import { identityPoolPrincipal } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';

import * as checks from '../checks';
import { fault } from '../faults';
import { checkRoleDefaults, roleConfig, type RoleDefaults } from '../role-defaults';
import { shapeOf } from '../shape';

/** Values of an {@link IdentityPoolRole}. */
export interface IdentityPoolRoleSettings {
  /**
   * Name of the role, unique in the account.
   *
   * @default - one that Terraform makes up
   */
  readonly name?: string;
  /**
   * Managed policies by a stable key, each an ARN.
   *
   * @default - no permissions
   */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  /**
   * ARN of the policy that limits the role's permissions.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;
  /**
   * ARN of an existing role to use instead of creating one. The role has to trust the identity pool. No other setting is possible.
   *
   * @default - a role is created
   */
  readonly existingArn?: string;
}

/** @internal */
export const identityPoolRoleShape = shapeOf<IdentityPoolRoleSettings>()((z) =>
  z.strictObject({
    name: z.text,
    managedPolicies: z.textByName.optional(),
    permissionsBoundary: z.text,
    existingArn: z.text,
  }),
);

/** Props of an {@link IdentityPoolRole}. */
export interface IdentityPoolRoleProps extends IdentityPoolRoleSettings, RoleDefaults {
  readonly identityPoolId: string;
  /** Region of the identity pool: AWS GovCloud (US) has its own principals. */
  readonly region: string;
  /** Which identities may take the role. */
  readonly amr: 'authenticated' | 'unauthenticated';
}

/**
 * Defines a role that only one identity pool's identities can take, or references an existing one: the trust policy compares `aud` with the pool and
 * `amr` with the kind of identity. Without these, the identities of anyone's pool could take it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export class IdentityPoolRole extends Construct {
  readonly arn: string;
  readonly roleName: string;
  /** The Terraform resource, for settings that the props do not have; undefined for an existing role. */
  readonly resource: IamRole | undefined;

  constructor(scope: Construct, id: string, props: IdentityPoolRoleProps) {
    super(scope, id);
    checks.refuse(this, [
      // An existing role does not get the path and boundary that are the defaults of all roles.
      checkRole(
        this.node.path,
        {
          ...(props.name !== undefined && { name: props.name }),
          ...(props.managedPolicies && { managedPolicies: props.managedPolicies }),
          ...(props.existingArn === undefined
            ? props.permissionsBoundary !== undefined && { permissionsBoundary: props.permissionsBoundary }
            : { existingArn: props.existingArn }),
        },
        props,
      ),
      checkRoleDefaults(this.node.path, { path: props.path }),
    ]);

    if (props.existingArn !== undefined) {
      this.arn = props.existingArn;
      this.roleName = props.existingArn.slice(props.existingArn.lastIndexOf('/') + 1);
      this.resource = undefined;
      return;
    }
    const principal = identityPoolPrincipal(props.region);
    this.resource = new IamRole(this, 'Resource', {
      ...roleConfig(props),
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: principal },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { [`${principal}:aud`]: props.identityPoolId },
              'ForAnyValue:StringLike': { [`${principal}:amr`]: props.amr },
            },
          },
        ],
      }),
    });
    for (const [key, policyArn] of Object.entries(props.managedPolicies ?? {})) {
      new IamRolePolicyAttachment(this, key, { role: this.resource.name, policyArn });
    }

    this.arn = this.resource.arn;
    this.roleName = this.resource.name;
  }
}

/** Faults of a role's settings. @internal */
export function checkRole(
  path: string,
  settings: IdentityPoolRoleSettings = {},
  place: checks.Place = {},
): checks.Findings {
  const { existingArn, ...others } = settings;
  return [
    // A role can be passed only within its account: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    checks.arn(`${path}.existingArn`, existingArn, ['iam', 'role/.+'], place),
    existingArn !== undefined && Object.values(others).some((value) => value !== undefined)
      ? fault.ERR_EXISTING_ROLE_SETTINGS({ path, received: Object.keys(others) })
      : undefined,
    checks.matching(settings.name, /^[\w+=,.@-]{1,64}$/, (name) =>
      fault.ERR_ROLE_NAME_INVALID({ path: `${path}.name`, received: name }),
    ),
    checks.policyArn(`${path}.permissionsBoundary`, settings.permissionsBoundary, place),
    Object.entries(settings.managedPolicies ?? {}).map(([key, arn]) => [
      checks.stableKey(`${path}.managedPolicies`, key, ['Resource']),
      checks.policyArn(`${path}.managedPolicies.${key}`, arn, place),
    ]),
  ];
}
