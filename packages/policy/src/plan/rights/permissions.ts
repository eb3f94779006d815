import { isBroadAction, isBroadManagedPolicy, type Json } from '@auth0-cognito/contract';
import { blocks } from '../../json';
import type { Finding, Rule } from '../../rule';
import { policyStatements, statementText, widened, type PolicyStatement } from '../../statements';
import type { Resource, Subject } from '../../subject';
import { remaining, removed, touched } from '../changes';
import { isNewEnvironment } from '../same-plan';
import { withFindings, changes, anyOf, addsItems, increases, settingsRule } from '../settings';
import { isKnown, isSame } from '../values';
import { plannedStatements } from './documents';

/** The setting that contains the permissions policy, by resource type. */
const POLICIES: Readonly<Record<string, string>> = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
};

const inline = (side: Resource['before']) =>
  blocks(side?.inline_policy).flatMap(({ policy }) => policyStatements(policy) ?? []);

/** Additional permissions in the policy of a resource, or in the inline policies of a role. */
function addedStatements(resource: Resource, subject: Subject): readonly PolicyStatement[] {
  const { type, before, values } = resource;
  const setting = POLICIES[type];
  return setting === undefined
    ? widened(inline(before), inline(values))
    : widened(policyStatements(before?.[setting]) ?? [], plannedStatements(resource, setting, subject) ?? []);
}

const isBroad = ({ allows, actions, exceptions }: PolicyStatement) =>
  allows && (actions.some(isBroadAction) || exceptions !== '');

/** Whether the role is created by the same plan. Other rules judge the permissions of such a role. */
function isOfNewRole({ values }: Resource, subject: Subject): boolean {
  const names = touched(subject, 'aws_iam_role')
    .filter(({ actions }) => actions.includes('create'))
    .map(({ values: role }) => role.name);
  return !('role' in values) || names.includes(values.role);
}

const holders = [...Object.keys(POLICIES), 'aws_iam_role'];
const judged = {
  ...Object.fromEntries(Object.entries(POLICIES).map(([type, setting]) => [type, [setting, 'role', 'user', 'group']])),
  aws_iam_role: ['inline_policy'],
};

export const permissionsBroad: Rule = {
  id: 'permissions-broad',
  severity: 'critical',
  reads: ['plan'],
  title: 'a user who has the role can grant themselves any permission, or perform every action of a service',
  help: 'list only the actions and resources that are needed',
  judges: {
    ...judged,
    aws_iam_role_policy_attachment: ['policy_arn', 'role'],
    aws_iam_policy_attachment: ['*'],
    aws_iam_user_policy_attachment: ['*'],
    aws_iam_group_policy_attachment: ['*'],
  },
  check: (subject) => [
    ...remaining(subject, ...holders).flatMap((resource) =>
      addedStatements(resource, subject)
        .filter(isBroad)
        .map((statement) => ({
          address: resource.address,
          received: statementText(statement),
          allowed: 'the actions and resources that are needed',
        })),
    ),
    ...attached(subject)
      .filter(({ arn }) => isBroadManagedPolicy(arn))
      .map(({ address, arn }) => ({
        address,
        received: `attaches ${arn}`,
        allowed: 'a policy with only the needed permissions',
      })),
  ],
};

const ATTACHMENTS = [
  'aws_iam_role_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_iam_group_policy_attachment',
];

/** Managed policies that are attached after the plan and not before. */
function attached(
  subject: Subject,
): readonly { readonly address: string; readonly arn: string; readonly resource: Resource }[] {
  const arns = (side: Resource['before'], key: string) => {
    const value = side?.[key];
    return (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(
      (arn): arn is string => typeof arn === 'string' && isKnown(arn),
    );
  };
  return [
    ...remaining(subject, ...ATTACHMENTS).map((resource) => ({ resource, key: 'policy_arn' })),
    ...remaining(subject, 'aws_iam_role').map((resource) => ({ resource, key: 'managed_policy_arns' })),
    ...remaining(subject, 'aws_iam_role_policy_attachments_exclusive').map((resource) => ({
      resource,
      key: 'policy_arns',
    })),
  ].flatMap(({ resource, key }) => {
    const old = isSame(resource.before?.role, resource.values.role) ? arns(resource.before, key) : [];
    return arns(resource.values, key)
      .filter((arn) => !old.includes(arn))
      .map((arn) => ({ address: resource.address, arn, resource }));
  });
}

export const permissionsWidened: Rule = {
  id: 'permissions-widened',
  severity: 'high',
  reads: ['plan'],
  title: 'users or programs get more permissions in AWS',
  help: 'check that each permission is needed',
  judges: {
    ...judged,
    ...Object.fromEntries(ATTACHMENTS.map((type) => [type, ['*']])),
    aws_iam_role: ['inline_policy', 'managed_policy_arns'],
    aws_iam_role_policy_attachments_exclusive: ['*'],
  },
  check: (subject) => [
    ...remaining(subject, ...holders)
      // A policy has no effect before it is attached.
      .filter(
        (resource) =>
          resource.before !== null ||
          (resource.type !== 'aws_iam_policy' && resource.type !== 'aws_iam_role' && !isOfNewRole(resource, subject)),
      )
      .flatMap((resource) =>
        addedStatements(resource, subject)
          .filter((statement) => !isBroad(statement))
          .map((statement): Finding => ({
            address: resource.address,
            received: statementText(statement),
            allowed: 'the same permissions',
          })),
      ),
    // A policy of the same plan counts when it is attached.
    ...remaining(subject, 'aws_iam_role_policy_attachment')
      .filter((resource) => resource.unknown?.includes('policy_arn') === true && !isOfNewRole(resource, subject))
      .map(({ address, values }) => ({
        address,
        received: `attaches a policy of this plan to ${String(values.role)}`,
        allowed: 'the same policies',
      })),
    ...attached(subject)
      .filter(
        ({ arn, resource }) =>
          !isBroadManagedPolicy(arn) &&
          !(resource.type === 'aws_iam_role_policy_attachment' && isOfNewRole(resource, subject)),
      )
      .map(({ address, arn }) => ({ address, received: `attaches ${arn}`, allowed: 'the same policies' })),
  ],
};

/** A boundary limits every current and future policy of a role. */
export const boundaryChanged = settingsRule(
  {
    id: 'boundary-changed',
    severity: 'high',
    title: 'the maximum permissions of a role are removed or replaced',
    help: 'keep the permissions boundary of the role',
  },
  [
    {
      types: ['aws_iam_role', 'aws_iam_user'],
      setting: 'permissions_boundary',
      // A new boundary only removes permissions.
      worse: (sides) => (isSame(sides.old, null) ? [] : changes()(sides)),
      allowed: 'the same boundary',
    },
    {
      types: ['aws_iam_role'],
      setting: 'max_session_duration',
      worse: increases(3600),
      allowed: 'sessions as long as before',
    },
  ],
);

const PROVIDERS = ['aws_iam_openid_connect_provider', 'aws_iam_saml_provider'];

/** With another issuer, audience or certificate, AWS accepts tokens that it refused before. */
export const iamProviderChanged = withFindings(
  settingsRule(
    {
      id: 'iam-provider-changed',
      severity: 'high',
      title: 'AWS accepts tokens of another issuer, or for another application',
      help: 'make sure that the issuer and its client IDs are yours',
    },
    [
      { types: ['aws_iam_openid_connect_provider'], setting: 'url', worse: changes(), allowed: 'the same issuer' },
      {
        types: ['aws_iam_openid_connect_provider'],
        setting: 'client_id_list',
        worse: anyOf(
          addsItems(() => true, { existing: true }),
          ({ old, next }) => (isSame(old, next) ? [] : lostItems(old, next)),
        ),
        allowed: 'the same client ids',
      },
      {
        types: ['aws_iam_openid_connect_provider'],
        setting: 'thumbprint_list',
        worse: changes(),
        allowed: 'the same certificates',
      },
      {
        types: ['aws_iam_saml_provider'],
        setting: 'saml_metadata_document',
        worse: changes({ alsoNew: true }),
        allowed: 'the same issuer',
      },
    ],
  ),
  (subject) => [
    ...removed(subject, ...PROVIDERS).map(({ address }) => ({
      address,
      received: 'is removed: its tokens are refused',
      allowed: 'the same provider',
    })),
    ...remaining(subject, ...PROVIDERS)
      .filter(({ actions }) => actions.join() === 'create' && !isNewEnvironment(subject))
      .map(({ address, values }) => ({
        address,
        received: `${String(values.url ?? 'one more issuer')} is trusted`,
        allowed: 'the same issuers',
      })),
  ],
);

function lostItems(old: Json | undefined, next: Json | undefined): readonly string[] {
  const has = Array.isArray(next) ? (next as readonly Json[]) : undefined;
  if (!Array.isArray(old) || has === undefined) return [];
  const gone = (old as readonly Json[]).filter((item) => !has.includes(item)).map(String);
  return gone.length > 0 ? [`loses ${gone.join(', ')}`] : [];
}
