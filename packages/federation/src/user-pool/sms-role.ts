import { USER_POOL_PRINCIPAL } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';

import { roleConfig, type RoleDefaults } from '../role-defaults';

/** Props of an {@link SmsRole}. */
export interface SmsRoleProps extends RoleDefaults {
  /** External id with which Cognito assumes the role. */
  readonly externalId: string;
}

/** Defines the role with which Cognito publishes SMS to Amazon SNS, and its permission. */
export class SmsRole extends Construct {
  readonly arn: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: IamRole;
  /** The permission. It must exist before the pool, because Cognito tests the role when the pool is created. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: SmsRoleProps) {
    super(scope, id);

    this.resource = new IamRole(this, 'Resource', {
      ...roleConfig(props),
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: USER_POOL_PRINCIPAL },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': props.externalId } },
          },
        ],
      }),
    });
    this.policy = new IamRolePolicy(this, 'Policy', {
      role: this.resource.name,
      // An SMS has no ARN, so its permission cannot be narrower.
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
      }),
    });

    this.arn = this.resource.arn;
  }
}
