export { startMoto } from './moto/process';
export type { MotoOptions, RunningMoto } from './moto/process';
export { awsCallOf, awsRefusal, bufferBody } from './http/refusals';
export type { AwsCall } from './http/refusals';
export { createCognitoStandIn } from './stand-in';
export type { CognitoStandIn, CognitoStandInOptions } from './stand-in';
export { operationOf } from './http/operation';
export { parseXml } from './http/xml';
