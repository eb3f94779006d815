import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { blocks, leaves } from '../../json';
import type { Rule } from '../../rule';
import type { Subject } from '../../subject';
import { CLIENT_TYPES, isReplaced, removed, touched } from '../changes';
import { referencesOf, refersToNew, withoutKeys } from '../same-plan';
import {
  becomes,
  changes,
  anyOf,
  ranksLower,
  foreign,
  addsItems,
  valueText,
  settingsRule,
  type Comparison,
} from '../settings';
import { canonical, isEqual, isKnown, isSame } from '../values';

const POOL = ['aws_cognito_identity_pool'];

export const guestsAllowed = settingsRule(
  {
    id: 'guests-allowed',
    severity: 'high',
    title: 'users who did not sign in get AWS credentials',
    help: 'set allow_unauthenticated_identities to false, unless guests need AWS',
  },
  [{ types: POOL, setting: 'allow_unauthenticated_identities', worse: becomes([true]), allowed: 'false' }],
);

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html */
export const classicFlowAllowed = settingsRule(
  {
    id: 'classic-flow-allowed',
    severity: 'high',
    title: 'an application can choose a user’s AWS role without the limits of the identity pool',
    help: 'set allow_classic_flow to false',
  },
  [{ types: POOL, setting: 'allow_classic_flow', worse: becomes([true]), allowed: 'false' }],
);

const provider = (block: JsonObject) => `${valueText(block.provider_name)} ${valueText(block.client_id)}`;

/** True for a user pool that existed before the plan, by its resources or outputs. */
const isOwnPool = ({ provider_name: name }: JsonObject, subject: Subject) =>
  [
    ...touched(subject, 'aws_cognito_user_pool').flatMap(({ before }) => before?.id ?? []),
    ...Object.values(subject.outputs).flatMap(({ before }) => [...leaves(before)].map(({ value }) => value)),
  ].some((id) => typeof id === 'string' && id !== '' && String(name).endsWith(`/${id.replace(/^.*\//, '')}`));

const otherSources: Comparison = ({ old, next, resource, subject }) => {
  if (!Array.isArray(next)) return [];
  const [had, has] = [blocks(old), blocks(next)];
  // In a new identity pool, only existing pools are reported: other rules judge those that the plan creates.
  if (resource.before === null) {
    const foreign = has.filter((each) => isKnown(each.provider_name) && !isOwnPool(each, subject)).map(provider);
    return foreign.length > 0 ? [`accepts ${foreign.join(', ')}`] : [];
  }
  // If the user pool is replaced, its tokens change. Another rule reports that.
  const replaced = touched(subject, 'aws_cognito_user_pool')
    .filter(isReplaced)
    .map(({ address }) => withoutKeys(address));
  const pools = referencesOf(resource, 'cognito_identity_providers', subject)?.filter((reference) =>
    reference.includes('aws_cognito_user_pool.'),
  );
  const isMoved = replaced.length > 0 && (pools ?? replaced).every((pool) => replaced.includes(pool));
  if (isMoved && has.every((each) => !isKnown(each.provider_name))) return [];
  const known = had.map(provider);
  // A new client of a user pool that is already a source: other rules judge its settings.
  const isOfThisPlan = (each: JsonObject) =>
    !isKnown(each.client_id) && had.some((one) => isSame(one.provider_name, each.provider_name));
  const come = has.filter((each) => !known.includes(provider(each)) && !isOfThisPlan(each)).map(provider);
  const lostClients = removed(subject, ...CLIENT_TYPES).map(({ before }) => before?.id);
  const gone = had
    .filter((each) => !lostClients.includes(each.client_id))
    .map(provider)
    .filter((each) => !has.map(provider).includes(each));
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

/** The tokens for which the identity pool issues AWS credentials. */
export const identityPoolSourcesChanged = settingsRule(
  {
    id: 'identity-pool-sources-changed',
    severity: 'high',
    title: 'the identity pool gives AWS credentials for tokens of other issuers or applications',
    help: 'check that each source is yours, and keep the server-side check',
  },
  [
    { types: POOL, setting: 'cognito_identity_providers', worse: otherSources, allowed: 'the same sources' },
    {
      types: POOL,
      setting: 'openid_connect_provider_arns',
      worse: anyOf(
        addsItems(() => true, { existing: true }),
        foreign,
      ),
      allowed: 'the same sources',
    },
    { types: POOL, setting: 'saml_provider_arns', worse: addsItems(), allowed: 'the same sources' },
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

/**
 * Whether two mappings choose roles by the same rules. Each client of a user pool has its own block of rules; the client is ignored,
 * because another rule judges the sources of the identity pool.
 */
function choosesSame(old: Json | undefined, next: Json | undefined): boolean {
  if (isSame(old, next)) return true;
  const rules = (value: Json | undefined) =>
    [...new Set(blocks(value).map(({ identity_provider: _, ...rest }) => canonical(rest, 'ignored')))].sort();
  const [had, has] = [rules(old), rules(next)];
  return had.length > 0 && isEqual(had, has);
}

/** The attachment determines the AWS role of a user. */
export const rolesOfUsersChanged: Rule = {
  id: 'roles-of-users-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'users get another AWS role, or none',
  help: 'check which role each user gets',
  judges: { [ATTACHMENT]: ['*'] },
  check: (subject) =>
    touched(subject, ATTACHMENT).flatMap((resource) => {
      const { address, actions, before, values } = resource;
      const allowed = 'the same roles for the same users';
      const [old, next] = [before?.roles, values.roles].map((roles) => (isObject(roles) ? roles : {}));
      if (!actions.includes('create') && !actions.includes('update')) {
        return actions.includes('delete') ? [{ address, received: 'is removed: no user gets a role', allowed }] : [];
      }
      // Other rules judge roles that the plan creates with the identity pool. An existing role can allow anything.
      const isOfNew = refersToNew(resource, 'identity_pool_id', 'aws_cognito_identity_pool', subject);
      const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])].filter(
        (name) => 'roles' in values && !isSame(old?.[name], next?.[name]) && !(isOfNew && !isKnown(next?.[name])),
      );
      return [
        ...names.map((name) => ({
          address,
          received: `${name} users get ${valueText(next?.[name])} instead of ${valueText(old?.[name])}`,
          allowed,
        })),
        ...(!('role_mapping' in values) || choosesSame(before?.role_mapping, values.role_mapping)
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

/** Members of a group get its role. A user in several groups gets the role with the lowest precedence value. */
export const groupRoleChanged = settingsRule(
  {
    id: 'group-role-changed',
    severity: 'high',
    title: 'users of a group get another AWS role',
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
    { types: ['aws_cognito_user_group'], setting: 'name', worse: ranksLower([], ''), allowed: 'the same name' },
  ],
);
