export { environmentNames, extensionFile, isEnvironment } from './environment-names.mjs';
export { fault as checkoutFaults } from './faults';
export { formatTexts } from './format';
export { appFaults, appFolder, findCheckout } from './folders';
export { linkWorkspacePackages } from './workspace-packages.mjs';
export { isAlive } from './is-alive.mjs';
export { takeLock } from './lock-file.mjs';
export {
  LOCK_FILE,
  REGISTRIES,
  TESTED_PROVIDERS,
  deployedVersions,
  initialLock,
  parseProviderLock,
  providerSource,
  unlockedText,
} from './provider-lock.mjs';
export { readTerraformJson } from './synthesized';
export { accountOf, parseTerraformJson, providerBlock, s3Backend } from './terraform-json.mjs';
export type { Block, Blocks, TerraformJson } from './terraform-json.mjs';
export { readToolchain, type Toolchain } from './toolchain';
