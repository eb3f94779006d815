export { newPerson, seedPerson } from './person';
export type { Person } from './person';
export { openOn, signInAndOut } from './sign-in';
export type { SignInReport } from './sign-in';
