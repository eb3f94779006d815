export { kmsAliasName, PROVIDERS, TERRAFORM_VERSION } from './base-stack';
export { checkTogether } from './check-together';
export { defineEnvironment, environmentFaults } from './define-environment';
export { EnvironmentStack } from './environment-stack';
export { environmentJsonSchema } from './json-schema';
export { main } from './main';
export { judgeConfiguration } from './policy';
export type { Environment, EnvironmentInput } from './schema/environment';
export { synthesize, type SynthesizeOptions } from './synthesize';
