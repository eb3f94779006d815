/** Steps of a rehearsal in the order in which they run, with the names in progress and reports: at most 28 characters, the width of their column. */
export const STEP = {
  synthesize: 'synthesize',
  startStandIns: 'start the stand-ins',
  apply: 'apply: cdktf deploy',
  planAgain: 'plan again',
  readBack: 'compare AWS and Auth0',
  startBrowser: 'start the app and browser',
  signIn: 'sign in with Auth0',
  checkIdentity: 'check tokens and identities',
  refresh: 'refresh the tokens',
  signOut: 'sign out of both sides',
  signInAgain: 'sign in from the hosted page',
  signOutAgain: 'sign out again',
  liftProtection: 'disable deletion protection',
  destroy: 'destroy',
  findLeftovers: 'check that nothing is left',
} as const;
