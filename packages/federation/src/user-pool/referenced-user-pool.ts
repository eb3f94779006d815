import { userPoolIssuer, userPoolProviderName, type UserPoolTier } from '@auth0-cognito/contract';
import { DataResource, Lazy } from 'cdktf';
import { Construct } from 'constructs';

import * as checks from '../checks';

import { poolAttributes, type PoolAttributes, type PoolAttributesSettings } from './pool-attributes';
import type { IUserPool } from './user-pool-ref';

/** Props of a {@link ReferencedUserPool}. */
export interface ReferencedUserPoolProps {
  /** Id of the pool, `{region}_{id}`: a literal, or an attribute of another stack's pool. */
  readonly userPoolId: string;
  /** ARN of the pool. */
  readonly arn: string;
  /** Region of the pool. */
  readonly region: string;
  /**
   * Attributes of the pool, to check mappings.
   *
   * @default - unknown: attributes are not checked, and clients declare none
   */
  readonly schema?: PoolAttributesSettings;
  /**
   * Feature plan of the pool, to check settings.
   *
   * @default - unknown: features are not checked
   */
  readonly tier?: UserPoolTier;
}

/**
 * Defines a reference to a user pool of another stack. For a pool in another stack of the same app, pass the attributes of its
 * construct; cdktf creates the references.
 *
 * It creates a resource `Identity`, which is replaced if the pool changes: only a resource of the same stack can trigger the
 * replacement of a client.
 */
export class ReferencedUserPool extends Construct implements IUserPool {
  readonly userPoolId: string;
  readonly arn: string;
  readonly region: string;
  readonly issuer: string;
  readonly providerName: string;
  readonly attributes: PoolAttributes | undefined;
  readonly tier: UserPoolTier | undefined;
  readonly replacementTrigger: string;
  readonly clientNames: string[] = [];
  /** The Terraform resource that is replaced with the pool. */
  readonly resource: DataResource;

  constructor(scope: Construct, id: string, props: ReferencedUserPoolProps) {
    super(scope, id);
    checks.refuse(this, [
      checks.userPoolId(checks.at(this, 'userPoolId'), props.userPoolId),
      checks.arn(checks.at(this, 'arn'), props.arn, ['cognito-idp', 'userpool/.+']),
      checks.region(checks.at(this, 'region'), props.region),
      checks.needsLiteral(checks.at(this, 'region'), props.region),
    ]);

    this.resource = new DataResource(this, 'Identity', { triggersReplace: { userPoolId: props.userPoolId } });

    this.userPoolId = props.userPoolId;
    this.arn = props.arn;
    this.region = props.region;
    this.issuer = userPoolIssuer(props.region, props.userPoolId);
    this.providerName = userPoolProviderName(props.region, props.userPoolId);
    this.attributes = props.schema && poolAttributes(props.schema);
    this.tier = props.tier;
    this.replacementTrigger = Lazy.stringValue({
      produce: () => `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`,
    });
  }

  addClientName(name: string): void {
    this.clientNames.push(name);
  }
}
