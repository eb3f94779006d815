export { createTestUser, seedTestUser } from './test-user';
export type { TestUser } from './test-user';
export { openOn, signInAndOut } from './sign-in';
export type { SignInReport } from './sign-in';
