export type * from './aws-api';
export { AwsError } from './aws-error';
export type * from './pool-directory';
