export { openNetwork, type HttpResponse, type Get, type Network, type Post } from './http';
export type { CheckResult } from './check';
export { verifySignIn, type SignInTools, type SignInUser } from './sign-in';
export { outcomeOf, verify, type VerifyReport } from './verify';
