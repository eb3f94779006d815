import { configurationOf, environmentFaults, type EnvironmentInput } from '@auth0-cognito/environment';
import { federatedUserPoolShape, shapeParts } from '@auth0-cognito/federation/shapes';
import { valuesOf } from '../../src/import/values';
import { asAnswered } from './support/as-answered';
import { leavesOf, pathsOf } from './support/leaves';
import { EVERYTHING, OTHER, SMALL } from './support/values';

/** Values as they are read from what they make. */
function readBack(values: EnvironmentInput) {
  const ofPeople = Object.entries(values.clients ?? {}).flatMap(([key, { type }]) => (type === 'public' ? [key] : []));
  const { existing, chosen } = asAnswered(
    configurationOf(values),
    (name) => !ofPeople.some((key) => name.endsWith(key)),
  );
  const tenant = Object.values(values.federations)[0]!.tenant;
  return valuesOf(existing, chosen(tenant), values);
}

/** The file that reads back the settings of a part. */
const READER: Readonly<Record<string, string>> = {
  userPool: 'user-pool.ts',
  federations: 'federation.ts',
  clients: 'clients.ts',
  webClient: 'clients.ts',
  identityPool: 'identity-pool.ts',
  groups: 'identity-pool.ts',
};

/** What to do about a setting that is not read back. */
const adviceFor = (path: string) =>
  `${path}: read it in packages/cli/src/import/values/${READER[path.split('.')[0] ?? ''] ?? 'index.ts'}, and add it to ` +
  'EVERYTHING or OTHER in packages/cli/test/import/support/values.ts; a record whose keys are data is also in RECORDS of ' +
  'support/leaves.ts; a setting that no answer of AWS or Auth0 has is in NOT_READ of this file';

/** Settings of which no answer says anything, or that are made of several. */
const NOT_READ = [
  // Other objects, which other settings choose.
  /^loginBranding\./,
  // Functions that the stack makes: an existing one is a trigger of the pool.
  /^(?:groupsAttribute|linkUsersOf)$/,
  /\.claimsAction\./,
  /^roleDefaults\./,
  // The stack's own: an import refers to existing ones.
  /^domain\.(?:hostedZoneId|parentAddress|prefix)$/,
  /^identityPool\.(?:authenticatedRole|guestRole|roles\.\*)\.(?:name|permissionsBoundary|managedPolicies\.\*)$/,
  /\.rules\.role$/,
  /\.iamOidcProvider\.(?:existing|thumbprints|tags\.\*)$/,
  /\.application\.existingClientId$/,
  /^userPool\.existingName$/,
  /\.connections\.\*\.id$/,
  // The environment has these under another name, or by default.
  /^(?:name|region|appUrl|primaryFederation)$/,
  /\.domain\.managedLoginVersion$/,
];

test.each([
  ['few values', SMALL],
  ['every value', EVERYTHING],
  ['values that exclude some of these', OTHER],
])('%s are read back as what makes the same', (_, values) => {
  const { values: read, notes } = readBack(values);

  expect(environmentFaults(read)).toEqual([]);
  expect(notes).toEqual([]);
  expect(configurationOf(read)).toEqual(configurationOf(values));
});

test('every setting of a federated user pool is among those that are read back, or known as one that is not', () => {
  const known = leavesOf(federatedUserPoolShape(shapeParts));
  const tried = new Set([...pathsOf(EVERYTHING), ...pathsOf(OTHER)]);

  const forgotten = known.filter((path) => !tried.has(path) && !NOT_READ.some((pattern) => pattern.test(path)));

  expect(forgotten.map(adviceFor)).toEqual([]);
});
