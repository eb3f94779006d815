export { EXIT } from './exit-codes';
export type { ExitCode } from './exit-codes';
export { federationProgram, run } from './main';
