export type { Auth0StandIn, Auth0StandInOptions, Auth0Tenant } from './stand-in';
export { apiErrors, apiFailure } from './errors';
export type { ApiError } from './errors';
export { createAuth0StandIn } from './stand-in';
export type { SeedUser, TenantControl } from './stand-in-control';
export type { LoggedRequest } from './stand-in-requests';
export type { ClientRecord, ConnectionRecord, UserRecord } from './store-state';
export type { ManagementClient } from './management/seeds';
export { DEFAULT_CONNECTION, MANAGEMENT_SCOPES } from './management/seeds';
