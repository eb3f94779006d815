import { userPoolIssuer } from '@auth0-cognito/contract';
import { Construct } from 'constructs';
import { Lazy } from 'cdktf';

import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';

import * as checks from '../checks';

import { STANDARD_ATTRIBUTES, type PoolAttributes } from './pool-attributes';
import { ClientNames, type IUserPool } from './user-pool-ref';

/** Values of a {@link UserPool}. */
export interface UserPoolSettings {
  /**
   * Name of the pool. A change **replaces the pool and loses its users**.
   *
   * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool
   */
  readonly name: string;
  /** Region that the AWS provider works in. */
  readonly region: string;
  /**
   * Cognito refuses to delete the pool while this is true.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Tags of the pool.
   *
   * @default - the provider's default tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Props of a {@link UserPool}. */
export type UserPoolProps = UserPoolSettings;

/** Defines a Cognito user pool. */
export class UserPool extends Construct implements IUserPool {
  readonly userPoolId: string;
  readonly arn: string;
  readonly region: string;
  readonly issuer: string;
  readonly providerName: string;
  readonly attributes: PoolAttributes;
  readonly replacementTrigger: string;
  readonly clientNames = new ClientNames();
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserPool;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    checks.refuse(this, [
      checks.cognitoName(checks.at(this, 'name'), props.name),
      checks.region(checks.at(this, 'region'), props.region),
      checks.needsLiteral(checks.at(this, 'region'), props.region),
    ]);

    this.resource = new CognitoUserPool(this, 'Resource', {
      name: props.name,
      deletionProtection: (props.deletionProtection ?? true) ? 'ACTIVE' : 'INACTIVE',
      usernameConfiguration: { caseSensitive: false },
      ...(props.tags && { tags: props.tags }),
    });

    this.userPoolId = this.resource.id;
    this.arn = this.resource.arn;
    this.region = props.region;
    this.issuer = userPoolIssuer(props.region, this.userPoolId);
    this.providerName = this.issuer.slice('https://'.length);
    this.attributes = new Map(STANDARD_ATTRIBUTES.map((name) => [name, { mutable: true, required: false }]));
    this.replacementTrigger = Lazy.stringValue({
      produce: () => `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`,
    });
  }
}
