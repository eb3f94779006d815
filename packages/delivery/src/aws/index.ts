export { awsAccess } from './aws-access';
