import type { Fault } from '@auth0-cognito/contract';
import { servicePrincipal, throwFaults } from '@auth0-cognito/contract';

import { fault } from '../faults';
import { formerRoles, functionRoles, SCOPES, type Condition, type Place } from './scopes';

/** One statement of an IAM policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** Where an environment's state is. ARNs may be Terraform's references. */
export interface StatePlace {
  readonly bucketArn: string;
  readonly keyArn: string;
  /** Key of the state object. The lock has this key with the suffix `.tflock`. */
  readonly stateKey: string;
}

/** The roles and the OIDC provider of CI. No role of CI may change them. */
export interface CiPlace {
  /** Pattern of the ARNs of the roles. */
  readonly roles: string;
  /** ARN of the OIDC provider. */
  readonly oidcProvider: string;
}

/** Whether an action only reads. The actions of API Gateway are HTTP methods. */
export const isRead = (action: string) => /^[a-z0-9-]+:(?:Describe|Get|List)|^apigateway:GET$/.test(action);

/** Whether a deploy with these actions creates Lambda functions. */
export const makesFunctions = (actions: readonly string[]) => actions.includes('lambda:CreateFunction');

const sorted = (actions: readonly string[]) => [...actions].sort();
const statement =
  (Effect: Statement['Effect']) =>
  (Sid: string, actions: readonly string[], Resource: readonly string[]): readonly Statement[] =>
    actions.length === 0 || Resource.length === 0 ? [] : [{ Sid, Effect, Action: sorted(actions), Resource }];
const allow = statement('Allow');
const deny = statement('Deny');

/** One statement for each scope. Throws a fault for each action without a scope. */
function statements(place: Place, actions: readonly string[]): readonly Statement[] {
  const scopeOf = (action: string) => SCOPES.find((scope) => scope.actions.test(action));
  const faults = actions
    .filter((action) => !scopeOf(action))
    .map((action): Fault => fault.ERR_BOOTSTRAP_ACTION_UNSCOPED({ path: 'data/calls.json', received: action }));
  throwFaults('permissions', faults);
  return SCOPES.flatMap((scope) => {
    const { sid, resources, condition } = scope;
    const allowed = allow(
      sid,
      actions.filter((action) => scopeOf(action) === scope),
      resources(place),
    );
    return allowed.map((statement) => ({ ...statement, ...(condition && { Condition: condition(place) }) }));
  });
}

/** Statements that allow passing the roles of functions to Lambda. Empty if the deploy creates no functions. */
function functionRoleStatements(place: Place, actions: readonly string[]): readonly Statement[] {
  if (!makesFunctions(actions)) return [];
  return allow('FunctionRolesToPass', ['iam:PassRole'], functionRoles(place)).map((statement) => ({
    ...statement,
    Condition: { StringEquals: { 'iam:PassedToService': servicePrincipal('lambda') } },
  }));
}

/** Actions that delete a role with its policies. */
const REMOVAL = ['iam:DeleteRole', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'];

/** Actions that no deploy may call. A role without its boundary could get every permission. */
const NEVER = ['iam:DeleteRolePermissionsBoundary'];

const BOUNDARY_CHANGES = [
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:SetDefaultPolicyVersion',
];

const isState = (action: string) => /^(?:s3|kms):/.test(action);

/** Actions on the KMS key that are needed to read and write a state. */
const STATE_KEY_USES = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Statements for the state of one environment. Both roles read and lock it; only the deploy role writes it. */
function stateStatements({ bucketArn, keyArn, stateKey }: StatePlace, writes: boolean): readonly Statement[] {
  const [state, lock] = [`${bucketArn}/${stateKey}`, `${bucketArn}/${stateKey}.tflock`];
  return [
    ...allow('StateBucket', ['s3:ListBucket'], [bucketArn]),
    ...allow('State', ['s3:GetObject', ...(writes ? ['s3:PutObject'] : [])], [state]),
    ...allow('StateLock', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [lock]),
    // The plan role needs GenerateDataKey too: it writes the lock.
    ...allow('StateKey', STATE_KEY_USES, [keyArn]),
  ];
}

/** Statements of `extraPolicies` for one of the two roles. They allow no further actions on the key of the state. */
function extraStatements({ extraPolicies = [] }: Place, { keyArn }: StatePlace, writes: boolean): readonly Statement[] {
  const extras = extraPolicies.flatMap(({ actions, resources }, at) =>
    allow(`OwnResources${at + 1}`, writes ? actions : actions.filter(isRead), resources),
  );
  const ofKeys = [...new Set(extras.flatMap(({ Action }) => Action))].filter(
    (action) => /^kms:/.test(action) && !STATE_KEY_USES.includes(action),
  );
  return [...extras, ...deny('NotTheStateKey', ofKeys, [keyArn])];
}

const document = (Statement: readonly Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

/**
 * Policy of the plan role: it reads the resources of the stacks and the state, and locks the state.
 *
 * @throws FaultError ERR_BOOTSTRAP_ACTION_UNSCOPED, ERR_BOOTSTRAP_PLAN_WRITES.
 */
export function planPolicy(place: Place, state: StatePlace, actions: readonly string[]): PolicyDocument {
  const own = actions.filter((action) => !isState(action));
  throwFaults(
    'permissions of plans',
    own
      .filter((action) => !isRead(action))
      .map((action) => fault.ERR_BOOTSTRAP_PLAN_WRITES({ path: 'data/calls.json', received: action })),
  );
  return document([
    ...statements(place, own),
    ...stateStatements(state, false),
    ...extraStatements(place, state, false),
  ]);
}

/**
 * Policy of the deploy role: it changes the resources of the stacks, but not the roles and the OIDC provider of CI.
 *
 * @throws FaultError ERR_BOOTSTRAP_ACTION_UNSCOPED.
 */
export function deployPolicy(place: Place, state: StatePlace, ci: CiPlace, actions: readonly string[]): PolicyDocument {
  const own = actions.filter((action) => !isState(action) && !NEVER.includes(action));
  const allowed = [
    ...statements(place, own),
    ...functionRoleStatements(place, own),
    ...allow('FormerRoles', REMOVAL, formerRoles(place)),
    ...stateStatements(state, true),
    ...extraStatements(place, state, true),
  ];
  const changes = (pattern: RegExp) =>
    [...allowedActions(document(allowed))].filter((action) => pattern.test(action) && !isRead(action));
  return document([
    ...allowed,
    ...deny('NotRolesOfCi', changes(/^iam:(?!\w*OpenIDConnectProvider)/), [ci.roles]),
    ...deny('NotOidcProviderOfCi', changes(/^iam:\w*OpenIDConnectProvider/), [ci.oidcProvider]),
    ...deny('NotTheBoundary', BOUNDARY_CHANGES, [place.boundary]),
    ...deny('NotWithoutBoundary', NEVER, [`arn:${place.partition}:iam::${place.account}:role/*`]),
  ]);
}

/** Actions that a policy allows on any resource. */
export const allowedActions = ({ Statement }: PolicyDocument): ReadonlySet<string> =>
  new Set(Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action));
