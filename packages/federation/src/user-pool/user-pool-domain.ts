import { prefixDomainHost } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';

import * as checks from '../checks';

import type { IUserPool } from './user-pool-ref';

/** Values of a {@link UserPoolDomain}. */
export interface UserPoolDomainSettings {
  /** First label of `{prefix}.auth.{region}.amazoncognito.com`, unique in the region among all AWS customers. */
  readonly prefix: string;
  /**
   * 1 for the classic sign-in pages, 2 for managed login. With 2 the pages show nothing until a branding style exists,
   * which AWS provider 5 cannot make.
   *
   * @default 1
   */
  readonly managedLoginVersion?: 1 | 2;
}

/** Props of a {@link UserPoolDomain}. */
export interface UserPoolDomainProps extends UserPoolDomainSettings {
  readonly userPool: IUserPool;
}

/** Defines the host of a user pool's sign-in pages and OAuth endpoints. */
export class UserPoolDomain extends Construct {
  /** Bare host name, known at synth. */
  readonly host: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserPoolDomain;

  constructor(scope: Construct, id: string, props: UserPoolDomainProps) {
    super(scope, id);
    checks.refuse(this, [
      checks.domainPrefix(checks.at(this, 'prefix'), props.prefix),
      checks.needsLiteral(checks.at(this, 'prefix'), props.prefix),
    ]);

    this.resource = new CognitoUserPoolDomain(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      domain: props.prefix,
      managedLoginVersion: props.managedLoginVersion ?? 1,
    });

    this.host = prefixDomainHost(props.prefix, props.userPool.region);
  }
}
