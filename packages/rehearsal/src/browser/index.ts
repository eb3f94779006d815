export { launchBrowser } from './launch';
export type { LaunchOptions } from './launch';
export { browserTrust } from './trust';
export type { BrowserTrust } from './trust';
export { launchOnNetwork } from './network';
export type { NetworkBrowser } from './network';
export { openBrowser, requireDisplay } from './visible';
export type { VisibleBrowser, VisibleOptions } from './visible';
