import { Construct } from 'constructs';

import { CognitoIdentityPool } from '@cdktf/provider-aws/lib/cognito-identity-pool';
import { CognitoIdentityPoolRolesAttachment } from '@cdktf/provider-aws/lib/cognito-identity-pool-roles-attachment';

import * as checks from '../checks';
import type { IUserPool } from '../user-pool/user-pool-ref';

import { IdentityPoolRole } from './identity-pool-role';

/** Values of an {@link IdentityPool}. */
export interface IdentityPoolSettings {
  /** Name of the identity pool. */
  readonly name: string;
}

/** Props of an {@link IdentityPool}. */
export interface IdentityPoolProps extends IdentityPoolSettings {
  readonly userPool: IUserPool;
  /** Ids of the pool's app clients whose users get AWS credentials. */
  readonly clientIds: readonly string[];
}

/** Defines an identity pool, which gives the users of a user pool AWS credentials of a role. */
export class IdentityPool extends Construct {
  readonly identityPoolId: string;
  readonly authenticatedRole: IdentityPoolRole;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoIdentityPool;

  constructor(scope: Construct, id: string, props: IdentityPoolProps) {
    super(scope, id);
    checks.refuse(this, checks.cognitoName(checks.at(this, 'name'), props.name));

    this.resource = new CognitoIdentityPool(this, 'Resource', {
      identityPoolName: props.name,
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      // Blocks replace each other as a whole: what is not declared here is dropped at the next change.
      cognitoIdentityProviders: props.clientIds.map((clientId) => ({
        clientId,
        providerName: props.userPool.providerName,
        serverSideTokenCheck: true,
      })),
    });
    this.authenticatedRole = new IdentityPoolRole(this, 'AuthenticatedRole', {
      identityPoolId: this.resource.id,
      amr: 'authenticated',
    });
    new CognitoIdentityPoolRolesAttachment(this, 'Roles', {
      identityPoolId: this.resource.id,
      roles: { authenticated: this.authenticatedRole.arn },
    });

    this.identityPoolId = this.resource.id;
  }
}
