import type { GroupOfFunction } from '@auth0-cognito/contract';

import { GROUPS_MODULE, groupsVariables } from '../../src/functions/groups-function';
import { handlerOf } from './handler';

const DECLARED: readonly GroupOfFunction[] = [
  { name: 'readers' },
  { name: 'editors', role: '/acme-dev/editors', precedence: 2 },
  { name: 'admins', role: '/acme-dev/admins', precedence: 1 },
  { name: 'a,b' },
];
const ARN = 'arn:aws:iam::111111111111:role';
const CONTEXT = { invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111111111111:function:acme-dev-groups' };
const handler = handlerOf(GROUPS_MODULE, groupsVariables('custom:groups', DECLARED));

interface Given {
  readonly groups?: readonly string[];
  readonly roles?: readonly string[];
  readonly preferredRole?: string;
  readonly version?: string;
}

/** The changes of the function for a user with this attribute. */
async function changed(attribute: string | undefined, { groups, roles, preferredRole, version = '2' }: Given = {}) {
  const event = {
    version,
    request: {
      userAttributes: { sub: '1', ...(attribute !== undefined && { 'custom:groups': attribute }) },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: roles, preferredRole },
    },
    response: {},
  };
  const { response } = (await handler(event, CONTEXT)) as { response: object };
  return JSON.parse(JSON.stringify(response)) as object;
}

const overridden = (groupsToOverride: string[], iamRolesToOverride: string[] = [], preferredRole?: string) => ({
  claimsAndScopeOverrideDetails: {
    groupOverrideDetails: { groupsToOverride, iamRolesToOverride, ...(preferredRole && { preferredRole }) },
  },
});

test.each<[string, string | undefined, object]>([
  ['one name', 'readers', overridden(['readers'])],
  [
    'a list',
    '[readers,editors]',
    overridden(['readers', 'editors'], [`${ARN}/acme-dev/editors`], `${ARN}/acme-dev/editors`),
  ],
  [
    'a list with spaces',
    '[readers, editors ]',
    overridden(['readers', 'editors'], [`${ARN}/acme-dev/editors`], `${ARN}/acme-dev/editors`),
  ],
  ['a form-encoded name', '[a%2Cb]', overridden(['a,b'])],
  ['names that are not declared', '[owners,readers]', overridden(['readers'])],
  ['an invalid member next to a valid one', '[%zz,readers]', overridden(['readers'])],
  ['no attribute', undefined, {}],
  ['an empty attribute', '', {}],
  ['an empty list', '[]', {}],
  ['an unknown name', 'owners', {}],
  ['another case', 'Readers', {}],
  ['a list that is not closed', '[readers', {}],
  ['names without a list', 'readers,editors', {}],
  ['JSON', '["readers"]', {}],
  ['an object', '{"readers":true}', {}],
  ['a line break', 'readers\nadmins', {}],
  ['a name of an Object.prototype property', 'constructor', {}],
])('%s', async (_, attribute, response) => {
  expect(await changed(attribute)).toEqual(response);
});

test('the role with the lowest precedence is preferred, from the attribute or from a membership', async () => {
  const [editors, admins] = [`${ARN}/acme-dev/editors`, `${ARN}/acme-dev/admins`];

  expect(await changed('[admins,editors]')).toEqual(overridden(['editors', 'admins'], [admins, editors], admins));
  expect(
    await changed('editors', { groups: ['admins', 'pool_Auth0'], roles: [admins], preferredRole: admins }),
  ).toEqual(overridden(['admins', 'pool_Auth0', 'editors'], [admins, editors], admins));
});

test('the preferred role of a group that the environment does not declare remains', async () => {
  const other = `${ARN}/other`;

  expect(await changed('admins', { groups: ['others'], roles: [other], preferredRole: other })).toEqual(
    overridden(['others', 'admins'], [`${ARN}/acme-dev/admins`, other], other),
  );
});

test('the first version of the event has the groups in another place', async () => {
  expect(await changed('readers', { version: '1' })).toEqual({
    claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride: ['readers'], iamRolesToOverride: [] } },
  });
});
