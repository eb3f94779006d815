/** What the environments of an AWS account stand on. Permissions have an entry of their own, which loads no constructs. */
export { defineBootstrap, stateKeyOf } from './define-bootstrap';
export { bootstrapNamesOf } from './names';
export type { Bootstrap, BootstrapInput } from './schema';
export { main, synthesize } from './synthesize';
