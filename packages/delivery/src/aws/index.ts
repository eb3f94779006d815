export { awsAccess } from './aws-access';
export { accountFaults, awsCaller, type AwsCaller } from './aws-caller';
