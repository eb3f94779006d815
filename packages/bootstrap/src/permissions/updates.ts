/** The AWS calls of an in-place update of a resource type. */
export interface Updates {
  /** Source: the file in hashicorp/terraform-provider-aws and, if known, the commit. */
  readonly source: string;
  /** IAM action that creates a resource of the type. A role that needs it also needs the updates. */
  readonly made: string;
  /** IAM actions; for each, the arguments that need it when they change. */
  readonly calls: Readonly<Record<string, readonly string[]>>;
  /** Arguments whose change replaces the resource. */
  readonly replaces?: readonly string[];
  /** Arguments whose change only updates Terraform's state, without a call. */
  readonly silent?: readonly string[];
}

const tags = (tag: string, untag: string) => ({ [tag]: ['tags'], [untag]: ['tags'] });

/** Settings of an app client. One call to Cognito updates all of them. */
const CLIENT_SETTINGS = [
  'access_token_validity',
  'allowed_oauth_flows',
  'allowed_oauth_flows_user_pool_client',
  'allowed_oauth_scopes',
  'auth_session_validity',
  'callback_urls',
  'default_redirect_uri',
  'enable_propagate_additional_user_context_data',
  'enable_token_revocation',
  'explicit_auth_flows',
  'id_token_validity',
  'logout_urls',
  'prevent_user_existence_errors',
  'read_attributes',
  'refresh_token_rotation',
  'refresh_token_validity',
  'supported_identity_providers',
  'token_validity_units',
  'write_attributes',
];

/**
 * AWS calls of updates, for each type of AWS resource that the constructs create. Rehearsals make only few of these updates.
 *
 * The sources are of several provider versions. An integration test plans changes with the installed provider and compares which arguments
 * replace a resource. The calls for user pools, domains, identity pools, roles and OIDC providers were also recorded with version 5.100.0.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */
export const UPDATES: Readonly<Record<string, Updates>> = {
  aws_acm_certificate: {
    source: 'internal/service/acm/certificate.go@01661ea3cbe6',
    made: 'acm:RequestCertificate',
    calls: tags('acm:AddTagsToCertificate', 'acm:RemoveTagsFromCertificate'),
    replaces: ['domain_name', 'validation_method', 'subject_alternative_names', 'key_algorithm'],
  },
  aws_acm_certificate_validation: {
    source: 'internal/service/acm/certificate_validation.go@004eea7f9b66',
    made: 'acm:RequestCertificate',
    calls: {},
    replaces: ['certificate_arn', 'validation_record_fqdns'],
  },
  aws_cognito_identity_pool: {
    source: 'internal/service/cognitoidentity/pool.go@01c08000ddb1',
    made: 'cognito-identity:CreateIdentityPool',
    calls: {
      'cognito-identity:UpdateIdentityPool': [
        'allow_classic_flow',
        'allow_unauthenticated_identities',
        'cognito_identity_providers',
        'openid_connect_provider_arns',
      ],
      ...tags('cognito-identity:TagResource', 'cognito-identity:UntagResource'),
    },
    replaces: ['identity_pool_name'],
  },
  aws_cognito_identity_pool_roles_attachment: {
    source: 'internal/service/cognitoidentity/pool_roles_attachment.go@eeecacfa18e2',
    made: 'cognito-identity:SetIdentityPoolRoles',
    calls: {
      'cognito-identity:SetIdentityPoolRoles': ['role_mapping'],
      'iam:PassRole': ['role_mapping'],
    },
    replaces: ['identity_pool_id', 'roles'],
  },
  aws_cognito_identity_provider: {
    source: 'internal/service/cognitoidp/identity_provider.go@0ea4ca35db5c',
    made: 'cognito-idp:CreateIdentityProvider',
    calls: { 'cognito-idp:UpdateIdentityProvider': ['attribute_mapping', 'idp_identifiers', 'provider_details'] },
    replaces: ['provider_name', 'provider_type', 'user_pool_id'],
  },
  aws_cognito_managed_user_pool_client: {
    source: 'internal/service/cognitoidp/managed_user_pool_client.go@4a0ffdd7c2b9',
    // The resource imports an existing client and updates it immediately.
    made: 'cognito-idp:CreateUserPoolClient',
    calls: { 'cognito-idp:UpdateUserPoolClient': ['name_pattern', 'name_prefix', ...CLIENT_SETTINGS] },
    replaces: ['user_pool_id'],
  },
  aws_cognito_resource_server: {
    source: 'internal/service/cognitoidp/resource_server.go@088e0878080a',
    made: 'cognito-idp:CreateResourceServer',
    calls: { 'cognito-idp:UpdateResourceServer': ['scope'] },
    replaces: ['identifier', 'name', 'user_pool_id'],
  },
  aws_cognito_user_group: {
    source: 'internal/service/cognitoidp/user_group.go@e33a89d07993',
    made: 'cognito-idp:CreateGroup',
    calls: {
      'cognito-idp:UpdateGroup': ['description', 'precedence', 'role_arn'],
      'iam:PassRole': ['role_arn'],
    },
    replaces: ['name', 'user_pool_id'],
  },
  aws_cognito_user_pool: {
    source: 'internal/service/cognitoidp/user_pool.go@015edb133ea6',
    made: 'cognito-idp:CreateUserPool',
    calls: {
      'cognito-idp:SetUserPoolMfaConfig': [
        'email_mfa_configuration',
        'mfa_configuration',
        'sms_authentication_message',
        'sms_configuration',
        'software_token_mfa_configuration',
        'web_authn_configuration',
      ],
      'cognito-idp:UpdateUserPool': [
        'account_recovery_setting',
        'admin_create_user_config',
        'auto_verified_attributes',
        'deletion_protection',
        'device_configuration',
        'email_configuration',
        'email_verification_message',
        'email_verification_subject',
        'lambda_config',
        'password_policy',
        'sign_in_policy',
        'sms_authentication_message',
        'sms_configuration',
        'sms_verification_message',
        'user_attribute_update_settings',
        'user_pool_add_ons',
        'user_pool_tier',
        'verification_message_template',
      ],
      'cognito-idp:AddCustomAttributes': ['schema'],
      // The update passes Cognito the role that sends SMS.
      'iam:PassRole': ['sms_configuration'],
      // Cognito sends email through SES with a service-linked role.
      'iam:CreateServiceLinkedRole': ['email_configuration'],
      ...tags('cognito-idp:TagResource', 'cognito-idp:UntagResource'),
    },
    replaces: ['alias_attributes', 'name', 'username_attributes', 'username_configuration'],
  },
  aws_cognito_user_pool_client: {
    source: 'internal/service/cognitoidp/user_pool_client.go@01f431114674',
    made: 'cognito-idp:CreateUserPoolClient',
    calls: { 'cognito-idp:UpdateUserPoolClient': ['name', ...CLIENT_SETTINGS] },
    replaces: ['generate_secret', 'user_pool_id'],
  },
  aws_cognito_user_pool_domain: {
    source: 'internal/service/cognitoidp/user_pool_domain.go',
    made: 'cognito-idp:CreateUserPoolDomain',
    calls: {
      'cognito-idp:UpdateUserPoolDomain': ['certificate_arn', 'managed_login_version'],
      // Cognito changes the distribution of a custom domain with the caller's permissions.
      'cloudfront:UpdateDistribution': ['certificate_arn'],
    },
    replaces: ['domain', 'user_pool_id'],
  },
  aws_iam_openid_connect_provider: {
    source: 'internal/service/iam/openid_connect_provider.go@01606926a0c0',
    made: 'iam:CreateOpenIDConnectProvider',
    calls: {
      'iam:AddClientIDToOpenIDConnectProvider': ['client_id_list'],
      'iam:RemoveClientIDFromOpenIDConnectProvider': ['client_id_list'],
      'iam:UpdateOpenIDConnectProviderThumbprint': ['thumbprint_list'],
      ...tags('iam:TagOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider'),
    },
    replaces: ['url'],
  },
  aws_iam_role: {
    source: 'internal/service/iam/role.go@0040ea6911af',
    made: 'iam:CreateRole',
    calls: {
      'iam:UpdateAssumeRolePolicy': ['assume_role_policy'],
      'iam:UpdateRoleDescription': ['description'],
      'iam:UpdateRole': ['max_session_duration'],
      'iam:PutRolePermissionsBoundary': ['permissions_boundary'],
      // Removes the boundary. No policy of this package allows it.
      'iam:DeleteRolePermissionsBoundary': ['permissions_boundary'],
      ...tags('iam:TagRole', 'iam:UntagRole'),
    },
    replaces: ['name', 'name_prefix', 'path'],
    silent: ['force_detach_policies'],
  },
  aws_iam_role_policy: {
    source: 'internal/service/iam/role_policy.go@02f97af85f89',
    made: 'iam:PutRolePolicy',
    calls: { 'iam:PutRolePolicy': ['policy'] },
    replaces: ['name', 'name_prefix', 'role'],
  },
  aws_iam_role_policy_attachment: {
    source: 'internal/service/iam/role_policy_attachment.go@04c79849dbe7',
    made: 'iam:AttachRolePolicy',
    calls: {},
    replaces: ['policy_arn', 'role'],
  },
  aws_lambda_function: {
    source: 'internal/service/lambda/function.go@0156d84e6bb4',
    made: 'lambda:CreateFunction',
    calls: {
      'lambda:UpdateFunctionCode': ['filename', 'source_code_hash'],
      'lambda:UpdateFunctionConfiguration': ['environment', 'handler', 'memory_size', 'role', 'runtime', 'timeout'],
      ...tags('lambda:TagResource', 'lambda:UntagResource'),
    },
    replaces: ['function_name'],
  },
  aws_lambda_permission: {
    source: 'internal/service/lambda/permission.go@04592f03e5d8',
    made: 'lambda:AddPermission',
    calls: {},
    replaces: ['action', 'function_name', 'principal', 'qualifier', 'source_account', 'source_arn', 'statement_id'],
  },
  aws_route53_record: {
    source: 'internal/service/route53/record.go@00655c1681ea',
    made: 'route53:ChangeResourceRecordSets',
    calls: {
      // The provider writes the whole record for each change.
      'route53:ChangeResourceRecordSets': ['alias', 'allow_overwrite', 'records', 'ttl', 'type'],
      'route53:GetChange': ['alias', 'allow_overwrite', 'records', 'ttl', 'type'],
    },
    replaces: ['name', 'zone_id'],
  },
  aws_ssm_parameter: {
    source: 'internal/service/ssm/parameter.go@0073593e7d69',
    made: 'ssm:PutParameter',
    calls: {
      'ssm:PutParameter': ['insecure_value', 'type'],
      ...tags('ssm:AddTagsToResource', 'ssm:RemoveTagsFromResource'),
    },
    replaces: ['name'],
  },
};

/** IAM actions that update the resources which these actions create. */
export const updateActions = (actions: readonly string[]): readonly string[] =>
  Object.values(UPDATES)
    .filter(({ made }) => actions.includes(made))
    .flatMap(({ calls }) => Object.keys(calls));
