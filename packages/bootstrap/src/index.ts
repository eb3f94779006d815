/** Bootstrap: what exists before the first deployment. The permissions have a separate entry point, which loads no constructs. */
export { defineBootstrap, stateKeyOf } from './define-bootstrap';
export { bootstrapNamesOf } from './names';
export type { Bootstrap, BootstrapInput } from './schema';
export { main, synthesize } from './synthesize';
