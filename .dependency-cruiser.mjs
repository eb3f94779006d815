/**
 * Rooms (docs/architecture.md "Rooms"): a package imports from its own room and from the rooms named here.
 * No imports go in a circle. Tests may import from any room.
 */
const ROOMS = {
  foundation: { may: [], packages: ['contract', 'checkout', 'provider-auth0'] },
  deployed: { may: ['foundation'], packages: ['federation', 'policy', 'environment', 'bootstrap'] },
  rehearses: {
    may: ['foundation'],
    packages: ['cognito-stand-in', 'auth0-stand-in', 'auth0-terraform-provider', 'rehearsal'],
  },
  operates: { may: ['foundation', 'deployed'], packages: ['plan-review', 'delivery', 'verify', 'nx-cdktf'] },
  top: { may: ['foundation', 'deployed', 'rehearses', 'operates'], packages: ['cli'] },
};

const folders = (rooms) => `^packages/(${rooms.flatMap((room) => ROOMS[room].packages).join('|')})/`;
const sources = (rooms) => `${folders(rooms)}(src|bench|scripts)/`;
const ALL = folders(Object.keys(ROOMS));
/** Definitions of faults are texts: `./federation why` prints those of all rooms. */
const FAULTS = '^packages/[^/]+/src/faults(/|\\.ts$)';

/** Resources that a team adds to an environment: one file, or a folder. */
const EXTENSION = '^apps/[^/]+/src/extend(/|\\.ts$)';

const rooms = Object.entries(ROOMS).map(([room, { may }]) => ({
  name: `room-${room}`,
  comment: `the room "${room}" imports from ${['itself', ...may].join(', ')}`,
  severity: 'error',
  from: { path: sources([room]) },
  to: { path: ALL, pathNot: [folders([room, ...may]), FAULTS] },
}));

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'by-package-name',
      comment: "a package reaches another by that package's name",
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/src/' },
      to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rooms,
    {
      name: 'package-in-a-room',
      comment: 'each package is in a room of .dependency-cruiser.mjs',
      severity: 'error',
      from: { path: '^packages/', pathNot: ALL },
      to: {},
    },
    {
      name: 'policy-on-contract',
      comment: 'policy judges data: it imports from contract only',
      severity: 'error',
      from: { path: '^packages/policy/src/' },
      to: { path: ALL, pathNot: '^packages/(policy|contract)/' },
    },
    {
      name: 'apps-hold-values',
      comment: 'an app imports from environment or from bootstrap only',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/', pathNot: EXTENSION },
      to: { path: ALL, pathNot: '^packages/(environment|bootstrap)/' },
    },
    {
      name: 'extension-of-constructs',
      comment: 'an extension also imports constructs, the bindings of Auth0, and defineFaults of contract',
      severity: 'error',
      from: { path: EXTENSION },
      to: { path: ALL, pathNot: '^packages/(environment|federation|provider-auth0|contract)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules/(?!@auth0-cognito)' },
    exclude: { path: '(^|/)(node_modules/(?!@auth0-cognito)|cdktf\\.out/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
