export { neededActions, type Permissions } from './calls';
export { missingPermissions, type MissingPermission } from './missing-permissions';
