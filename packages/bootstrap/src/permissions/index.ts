export { neededActions, type Permissions } from './calls';
export { lackingPermissions, type LackingPermission } from './lacking';
