export { awsAccess } from './aws-access';
export { accountFaults, awsCaller, awsFaults, type AwsCaller } from './aws-caller';
