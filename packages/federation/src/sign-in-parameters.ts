import { isParameterPath } from '@auth0-cognito/contract';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';

import * as checks from './checks';
import { fault } from './faults';
import type { FederatedUserPool } from './federated-user-pool';

/** Props of {@link SignInParameters}. */
export interface SignInParametersProps {
  readonly federatedUserPool: FederatedUserPool;
  /** Path of the parameters in Parameter Store: `/acme/dev/sign-in`. */
  readonly path: string;
}

/**
 * Writes the ids that other stacks need to SSM Parameter Store. The parameters have the type String: they are not secret.
 *
 * @example
 * import { SignInParameters, type FederatedUserPool } from '@auth0-cognito/federation';
 * import type { Construct } from 'constructs';
 *
 * export function parameters(scope: Construct, federatedUserPool: FederatedUserPool) {
 *   return new SignInParameters(scope, 'Parameters', { federatedUserPool, path: '/acme/dev/sign-in' });
 * }
 */
export class SignInParameters extends Construct {
  /** The parameters by the last part of their names: `issuer`. */
  readonly resources: Readonly<Record<string, SsmParameter>>;

  constructor(scope: Construct, id: string, { federatedUserPool, path }: SignInParametersProps) {
    super(scope, id);
    checks.refuse(this, [
      checks.isLiteral(path) && !isParameterPath(path)
        ? fault.ERR_PARAMETER_PATH({ path: checks.at(this, 'path'), received: path })
        : undefined,
    ]);
    const { pool, domain, webClient, identityPool } = federatedUserPool;
    const values = {
      'user-pool-id': pool.userPoolId,
      issuer: pool.issuer,
      domain: domain.host,
      'web-client-id': webClient.clientId,
      'identity-pool-id': identityPool.identityPoolId,
    };
    // The provider hides `value`, also in plans. With `insecureValue`, a review shows the id that other stacks will read.
    this.resources = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        new SsmParameter(this, name, { name: `${path}/${name}`, type: 'String', insecureValue: value }),
      ]),
    );
  }
}
