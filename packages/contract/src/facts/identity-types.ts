/** Resource types that affect sign-in, identities or permissions. */
const IDENTITY_TYPES =
  /^(auth0_|aws_(cognito_|iam_|identitystore_|rolesanywhere_|ssoadmin_|route53(domains)?_|acm|kms_|ses|lambda_permission$)|aws_sesv2_)/;

/** Resource types that can store Terraform state. */
const STATE_TYPES = /^aws_(s3_bucket(_\w+)?|s3_object(_copy)?|dynamodb_(table|resource_policy)(_\w+)?)$/;

/** Whether resources of this type affect sign-in, identities or permissions, such as those of Cognito, IAM, Auth0, DNS and KMS. */
export const isIdentityType = (type: string): boolean => IDENTITY_TYPES.test(type);

/** Whether resources of this type can store Terraform state. */
export const isStateType = (type: string): boolean => STATE_TYPES.test(type);

/** AWS resource types that set the access policy of a store of data, keys or secrets, such as a bucket, a table or a secret. */
export const STORE_POLICY_TYPES = /^aws_(s3|kms|secretsmanager|ssm|dynamodb|backup)\w*_policy$/;

/** Whether resources of this type set the access policy of a store of data, keys or secrets. */
export const isStorePolicy = (type: string): boolean => STORE_POLICY_TYPES.test(type);
