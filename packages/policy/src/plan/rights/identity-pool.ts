import { isObject, type JsonObject } from '@auth0-cognito/contract';
import { blocks } from '../../json';
import type { Rule } from '../../rule';
import { makes, touched } from '../changes';
import { becomes, changes, falls, gains, said, settingsRule, type Comparison } from '../settings';
import { isKnown, isSame } from '../values';

const POOL = ['aws_cognito_identity_pool'];

export const guestsAllowed = settingsRule(
  {
    id: 'guests-allowed',
    severity: 'high',
    title: 'people who did not sign in get AWS credentials',
    help: 'set allow_unauthenticated_identities to false, unless guests need AWS',
  },
  [{ types: POOL, setting: 'allow_unauthenticated_identities', worse: becomes([true]), allowed: 'false' }],
);

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html */
export const classicFlowAllowed = settingsRule(
  {
    id: 'classic-flow-allowed',
    severity: 'high',
    title: 'an application may choose the AWS role of a person, without the limits of the identity pool',
    help: 'set allow_classic_flow to false',
  },
  [{ types: POOL, setting: 'allow_classic_flow', worse: becomes([true]), allowed: 'false' }],
);

const provider = (block: JsonObject) => `${said(block.provider_name)} ${said(block.client_id)}`;

const otherSources: Comparison = ({ old, next, resource, subject }) => {
  // Where the user pool is new, so are its tokens.
  if (makes(subject, 'aws_cognito_user_pool') || resource.before === null || !Array.isArray(next)) return [];
  const [had, has] = [blocks(old), blocks(next)];
  const known = had.map(provider);
  // A new client of a user pool that is a source already: its own settings are judged.
  const isOfThisPlan = (each: JsonObject) =>
    !isKnown(each.client_id) && had.some((one) => isSame(one.provider_name, each.provider_name));
  const come = has
    .filter(
      (each) =>
        (isKnown(each.client_id) || isKnown(each.provider_name)) &&
        !known.includes(provider(each)) &&
        !isOfThisPlan(each),
    )
    .map(provider);
  const gone = known.filter((each) => !has.map(provider).includes(each));
  const unchecked = has.filter(
    (each) =>
      each.server_side_token_check !== true &&
      had.some((one) => provider(one) === provider(each) && one.server_side_token_check === true),
  );
  return [
    ...(come.length > 0 ? [`gains ${come.join(', ')}`] : []),
    ...(gone.length > 0 && come.length === 0 ? [`loses ${gone.join(', ')}`] : []),
    ...(unchecked.length > 0 ? ['no longer checks that a token is still valid'] : []),
  ];
};

/** Whose tokens the identity pool gives AWS credentials for. */
export const identityPoolSourcesChanged = settingsRule(
  {
    id: 'identity-pool-sources-changed',
    severity: 'high',
    title: 'tokens of other issuers or applications are exchanged for AWS credentials',
    help: 'check that each source is yours, and keep the server-side check',
  },
  [
    { types: POOL, setting: 'cognito_identity_providers', worse: otherSources, allowed: 'the same sources' },
    {
      types: POOL,
      setting: 'openid_connect_provider_arns',
      worse: gains(() => true, { existing: true }),
      allowed: 'the same sources',
    },
    { types: POOL, setting: 'saml_provider_arns', worse: gains(), allowed: 'the same sources' },
    {
      types: POOL,
      setting: 'supported_login_providers',
      worse: changes({ alsoNew: true }),
      allowed: 'the same sources',
    },
    { types: POOL, setting: 'developer_provider_name', worse: changes({ alsoNew: true }), allowed: 'none' },
    {
      types: ['aws_cognito_identity_pool_provider_principal_tag'],
      setting: 'principal_tags',
      worse: changes({ alsoNew: true }),
      allowed: 'the same tags',
    },
    {
      types: ['aws_cognito_identity_pool_provider_principal_tag'],
      setting: 'use_defaults',
      worse: changes({ alsoNew: true }),
      allowed: 'the same tags',
    },
  ],
);

const ATTACHMENT = 'aws_cognito_identity_pool_roles_attachment';

/** Which role a person gets. */
export const rolesOfUsersChanged: Rule = {
  id: 'roles-of-users-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'people who sign in get other AWS roles, or none',
  help: 'check which role each person gets',
  judges: { [ATTACHMENT]: ['*'] },
  check: (subject) =>
    touched(subject, ATTACHMENT).flatMap(({ address, actions, before, values }) => {
      const allowed = 'the same roles for the same people';
      const [old, next] = [before?.roles, values.roles].map((roles) => (isObject(roles) ? roles : {}));
      if (!actions.includes('create') && !actions.includes('update')) {
        return actions.includes('delete') ? [{ address, received: 'is removed: no user gets a role', allowed }] : [];
      }
      if (before === null && makes(subject, 'aws_cognito_identity_pool')) return [];
      const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])].filter(
        (name) => 'roles' in values && !isSame(old?.[name], next?.[name]),
      );
      return [
        ...names.map((name) => ({
          address,
          received: `${name} people get ${said(next?.[name])} instead of ${said(old?.[name])}`,
          allowed,
        })),
        ...(!('role_mapping' in values) || isSame(before?.role_mapping, values.role_mapping)
          ? []
          : [{ address, received: 'role_mapping chooses roles by other rules', allowed }]),
        ...(isSame(before?.identity_pool_id, values.identity_pool_id) ||
        !('identity_pool_id' in values) ||
        before === null
          ? []
          : [{ address, received: 'belongs to another identity pool', allowed }]),
      ];
    }),
};

/** A group gives its role to the people in it; of several, the one with the lowest precedence wins. */
export const groupRoleChanged = settingsRule(
  {
    id: 'group-role-changed',
    severity: 'high',
    title: 'people of a group get another AWS role',
    help: 'check who is in the group and what the role may do',
  },
  [
    {
      types: ['aws_cognito_user_group'],
      setting: 'role_arn',
      worse: changes({ alsoNew: true }),
      allowed: 'the same role',
    },
    { types: ['aws_cognito_user_group'], setting: 'precedence', worse: changes(), allowed: 'the same precedence' },
    { types: ['aws_cognito_user_group'], setting: 'name', worse: falls([], ''), allowed: 'the same name' },
  ],
);
