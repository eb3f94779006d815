export { kmsAliasName, PROVIDERS, TERRAFORM_VERSION } from './base-stack';
export { checkTogether } from './check-together';
export { defineEnvironment, environmentFaults } from './define-environment';
export { EnvironmentStack } from './environment-stack';
export type { Extension, ExtensionContext } from './extension';
export { main } from './main';
export { judgeConfiguration } from './policy';
export type { EnvironmentInput } from './environment-input';
export { synthesize, type SynthesizeOptions } from './synthesize';
