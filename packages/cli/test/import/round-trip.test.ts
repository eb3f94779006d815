import { configurationOf, environmentFaults, type EnvironmentInput } from '@auth0-cognito/environment';
import { federatedUserPoolShape, shapeParts } from '@auth0-cognito/federation/shapes';
import { valuesOf } from '../../src/import/values';
import { asAnswered } from './support/as-answered';
import { leavesOf, pathsOf } from './support/leaves';
import { EVERYTHING, OTHER, SMALL } from './support/values';

/** Values as read from the configuration that they create. */
function readBack(values: EnvironmentInput) {
  const ofPeople = Object.entries(values.clients ?? {}).flatMap(([key, { type }]) => (type === 'public' ? [key] : []));
  const { existing, chosen } = asAnswered(
    configurationOf(values),
    (name) => !ofPeople.some((key) => name.endsWith(key)),
  );
  const tenant = Object.values(values.federations)[0]!.tenant;
  return valuesOf(existing, chosen(tenant), values);
}

/** The file that reads the settings of a part. */
const READER: Readonly<Record<string, string>> = {
  userPool: 'user-pool.ts',
  federations: 'federation.ts',
  clients: 'clients.ts',
  webClient: 'clients.ts',
  identityPool: 'identity-pool.ts',
  groups: 'identity-pool.ts',
};

/** What a user does about a setting that is not read. */
const adviceFor = (path: string) =>
  `${path}: read it in packages/cli/src/import/values/${READER[path.split('.')[0] ?? ''] ?? 'index.ts'}, and add it to ` +
  'EVERYTHING or OTHER in packages/cli/test/import/support/values.ts; a record whose keys are data is also in RECORDS of ' +
  'support/leaves.ts; a setting that no answer of AWS or Auth0 has is in NOT_READ of this file';

/** Settings that no response contains, or that are computed from several. */
const NOT_READ = [
  // Other objects, which other settings select.
  /^loginBranding\./,
  // Functions of the stack: an existing function is a trigger of the pool.
  /^(?:groupsAttribute|linkUsersOf)$/,
  /\.claimsAction\./,
  /^roleDefaults\./,
  // Objects of the stack: an import refers to existing objects.
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
  ['all values', EVERYTHING],
  ['values that exclude some of these', OTHER],
])('%s are read as values that create the same configuration', (_, values) => {
  const { values: read, notes } = readBack(values);

  expect(environmentFaults(read)).toEqual([]);
  expect(notes).toEqual([]);
  expect(configurationOf(read)).toEqual(configurationOf(values));
});

test('every setting of a federated user pool is read, or is listed as not read', () => {
  const known = leavesOf(federatedUserPoolShape(shapeParts));
  const tried = new Set([...pathsOf(EVERYTHING), ...pathsOf(OTHER)]);

  const forgotten = known.filter((path) => !tried.has(path) && !NOT_READ.some((pattern) => pattern.test(path)));

  expect(forgotten.map(adviceFor)).toEqual([]);
});
