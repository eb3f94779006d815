export { openNetwork, type Answer, type Ask, type Network, type Post } from './ask';
export type { CheckResult } from './check';
export { verifySignIn, type SignInTools, type SignInUser } from './sign-in';
export { outcomeOf, verify, type VerifyReport } from './verify';
