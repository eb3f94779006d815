/**
 * Oldest version of the AWS provider of which a setting is known to work, where 5.100 lacks it. `aws_cognito_managed_login_branding` is
 * newer than 6.0 and first failed in pools with several clients; 6.25 has the type and that fix.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/43817
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/44204
 */
export const AWS_PROVIDER_SINCE = { loginBranding: '6.25.0' } as const;
