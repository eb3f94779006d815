/** Resource types that decide who signs in, as whom, where, and with which rights. */
const IDENTITY_TYPES =
  /^(auth0_|aws_(cognito_|iam_|identitystore_|rolesanywhere_|ssoadmin_|route53(domains)?_|acm|kms_|ses|lambda_permission$)|aws_sesv2_)/;

/** Resource types in which an account keeps Terraform state. Only those that hold state decide anything here. */
const STATE_TYPES = /^aws_(s3_bucket(_\w+)?|s3_object(_copy)?|dynamodb_(table|resource_policy)(_\w+)?)$/;

/** Whether resources of this type decide about identity: Cognito, IAM, Auth0, DNS, certificates, keys, e-mail, Lambda permissions. */
export const isIdentityType = (type: string): boolean => IDENTITY_TYPES.test(type);

/** Whether resources of this type can hold Terraform state. */
export const isStateType = (type: string): boolean => STATE_TYPES.test(type);

/** Types of AWS whose `policy` opens what keeps data, keys or secrets: a bucket, a table, a secret. */
export const STORE_POLICY_TYPES = /^aws_(s3|kms|secretsmanager|ssm|dynamodb|backup)\w*_policy$/;

/** Whether resources of this type are the policy of a store of data, keys or secrets. */
export const isStorePolicy = (type: string): boolean => STORE_POLICY_TYPES.test(type);
