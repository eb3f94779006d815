import { Construct } from 'constructs';

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';

/** Props of an {@link IdentityPoolRole}. */
export interface IdentityPoolRoleProps {
  readonly identityPoolId: string;
  /** Which identities may take the role. */
  readonly amr: 'authenticated' | 'unauthenticated';
}

/**
 * Defines a role that only one identity pool's identities can take: the trust policy compares `aud` with the pool and
 * `amr` with the kind of identity. It has no permissions until policies are attached to it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export class IdentityPoolRole extends Construct {
  readonly arn: string;
  readonly roleName: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: IamRole;

  constructor(scope: Construct, id: string, props: IdentityPoolRoleProps) {
    super(scope, id);

    this.resource = new IamRole(this, 'Resource', {
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { 'cognito-identity.amazonaws.com:aud': props.identityPoolId },
              'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': props.amr },
            },
          },
        ],
      }),
    });

    this.arn = this.resource.arn;
    this.roleName = this.resource.name;
  }
}
