export { launchBrowser, openBrowser, requireDisplay, visibleArguments } from './launch';
export type { LaunchOptions, VisibleBrowser } from './launch';
export { browserTrust } from './trust';
export type { BrowserTrust } from './trust';
export { launchOnNetwork } from './network';
export type { NetworkBrowser } from './network';
