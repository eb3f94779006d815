export { reattachAt, serveOfflineProvider, type OfflineProvider, type OfflineProviderOptions } from './serve';
export { DATA_SOURCE_TYPES, RESOURCE_TYPES } from './registry';
export { PROVIDER_VERSION } from './schema';
