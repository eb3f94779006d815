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
 * Lambda gives a function CPU by its memory, of which 128 MB are the default; a pool waits five seconds, in which a new instance loads the
 * AWS SDK.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const MEMORY_MEGABYTES = 512;

/** Props of a {@link PoolFunction}. */
export interface PoolFunctionProps {
  /** Name of the pool, the first part of the names of the function and of its role. */
  readonly name: string;
  /** What the function does. */
  readonly key: PoolFunctionKey;
  /** Region that the AWS provider works in. */
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
 * Defines a Lambda function for a trigger of a user pool, and its role, which may write to the log group of the function; `allow` adds to it.
 * The role has a fixed name, by which an interrupted first apply finds it again. Lambda creates the log group at the first log line.
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
    // The account is left open: a role writes to log groups of the account that it is in, and no other.
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

  /** Lets the function do more on one resource. Of a user pool that calls it, this is a separate policy: the pool needs the function first. */
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

/** A fault of a pool whose name Lambda refuses as the first part of a function's name, or IAM of a role's. @internal */
export const checkFunctionName = (path: string, name: string | undefined): checks.Findings =>
  checks.matching(name, /^[\w-]{1,48}$/, (received) => fault.ERR_FUNCTION_NAME({ path, received }));
