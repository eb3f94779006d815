import {
  FUNCTION_LOG_ACTIONS,
  functionLogGroup,
  functionName,
  functionRoleName,
  partitionOfRegion,
  servicePrincipal,
  TRIGGER_SECONDS,
  type PoolFunctionKey,
} from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';

import * as checks from '../checks';
import { fault } from '../faults';
import { roleConfig, type RoleDefaults } from '../role-defaults';

import { NodeFunctionCode } from './node-function-code';

/**
 * Lambda allots CPU in proportion to memory; the default is 128 MB. A pool waits five seconds for a response, and a new instance has to load the
 * AWS SDK in this time.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const MEMORY_MEGABYTES = 512;

/** Props of a {@link PoolFunction}. */
export interface PoolFunctionProps {
  /** Name of the pool: the prefix of the names of the function and of its role. */
  readonly name: string;
  /** Purpose of the function. */
  readonly key: PoolFunctionKey;
  /** Region of the AWS provider. */
  readonly region: string;
  /** The module `index.mjs`, which exports `handler`. */
  readonly module: string;
  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Path and permissions boundary of the role.
   *
   * @default - none
   */
  readonly roleDefaults?: RoleDefaults | undefined;
}

/**
 * Defines a Lambda function for a trigger of a user pool, and its role. The role may write to the log group of the function; `allow` adds permissions.
 * The name of the role is fixed, so that `recover` finds the role after an interrupted first apply. Lambda creates the log group at the first log line.
 */
export class PoolFunction extends Construct {
  readonly arn: string;
  private readonly roleName: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: LambdaFunction;

  constructor(scope: Construct, id: string, props: PoolFunctionProps) {
    super(scope, id);
    const { name, key, region, module, variables, roleDefaults } = props;
    checks.refuse(this, checkFunctionName(`${this.node.path}.name`, name));

    const ownName = functionName(name, key);
    const role = new IamRole(this, 'Role', {
      ...roleConfig({ ...roleDefaults, name: functionRoleName(name, key) }),
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: servicePrincipal('lambda') }, Action: 'sts:AssumeRole' }],
      }),
    });
    // Any account: the policy of a role gives access to its own account only.
    const logGroup = `arn:${partitionOfRegion(region).name}:logs:${region}:*:log-group:${functionLogGroup(ownName)}`;
    new IamRolePolicy(this, 'Logs', {
      role: role.name,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: FUNCTION_LOG_ACTIONS, Resource: [logGroup, `${logGroup}:*`] }],
      }),
    });
    const code = new NodeFunctionCode(this, 'Code', { 'index.mjs': module });
    this.resource = new LambdaFunction(this, 'Resource', {
      ...code.settings,
      functionName: ownName,
      role: role.arn,
      timeout: TRIGGER_SECONDS,
      memorySize: MEMORY_MEGABYTES,
      ...(variables && { environment: { variables: { ...variables } } }),
    });
    this.arn = this.resource.arn;
    this.roleName = role.name;
  }

  /** Adds permissions on one resource. They are a separate policy, because the user pool is created after the function that it calls. */
  allow(id: string, actions: readonly string[], resource: string): void {
    new IamRolePolicy(this, id, {
      role: this.roleName,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
      }),
    });
  }
}

/** Checks that the name of a pool can be the prefix of names of Lambda functions and IAM roles. @internal */
export const checkFunctionName = (path: string, name: string | undefined): checks.Findings =>
  checks.matching(name, /^[\w-]{1,48}$/, (received) => fault.ERR_FUNCTION_NAME({ path, received }));
