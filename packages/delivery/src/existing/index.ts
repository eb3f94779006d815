export type {
  ExistingApplication,
  ExistingClient,
  ExistingIamProvider,
  ExistingIdentityPool,
  ExistingPool,
} from './existing';
export { readApplication } from './read-application';
export { listUserPools, readUserPool } from './read-pool';
export { importsText } from '../plan/imports-file';
export type { ImportChanges, SettingChange } from './plan-changes';
export { planImport, type PlannedImport } from './plan-import';
