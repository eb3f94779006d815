export { launchBrowser, openBrowser } from './launch';
export type { LaunchOptions, VisibleBrowser } from './launch';
export { browserTrust } from './trust';
export type { BrowserTrust } from './trust';
