export { startMoto } from './moto/process';
export type { MotoOptions, RunningMoto } from './moto/process';
export { createCognitoStandIn } from './stand-in';
export type { CognitoStandIn, CognitoStandInOptions } from './stand-in';
