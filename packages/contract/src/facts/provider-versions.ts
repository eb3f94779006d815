/**
 * Minimum version of the AWS provider for settings that 5.100 does not support. `aws_cognito_managed_login_branding` was added after 6.0 and
 * at first failed in pools with several clients. 6.25 contains the fix.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/43817
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/44204
 */
export const AWS_PROVIDER_SINCE = { loginBranding: '6.25.0' } as const;
