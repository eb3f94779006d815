export type {
  ExistingApplication,
  ExistingClient,
  ExistingIamProvider,
  ExistingIdentityPool,
  ExistingPool,
} from './existing';
export { requireAccount } from '../orphans/own-account';
export { readApplication } from './read-application';
export { listUserPools, readUserPool } from './read-pool';
