type Pair = readonly [from: unknown, to: unknown];
type Pairs = Readonly<Record<string, Pair>>;

const arn = (resource: string) => `arn:aws:${resource}`;
const role = (name: string) => arn(`iam::111111111111:role/${name}`);
const trust = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } }],
  });
const policy = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const tags: Pair = [{ a: '1' }, { a: '2' }];
/** Settings of an app client. */
const client: Pairs = {
  access_token_validity: [1, 2],
  allowed_oauth_flows: [['code'], ['implicit']],
  allowed_oauth_flows_user_pool_client: [true, false],
  allowed_oauth_scopes: [['openid'], ['email']],
  auth_session_validity: [3, 4],
  callback_urls: [['https://a.example/'], ['https://b.example/']],
  default_redirect_uri: ['https://a.example/', 'https://b.example/'],
  enable_propagate_additional_user_context_data: [true, false],
  enable_token_revocation: [true, false],
  explicit_auth_flows: [['ALLOW_USER_SRP_AUTH'], ['ALLOW_CUSTOM_AUTH']],
  id_token_validity: [1, 2],
  logout_urls: [['https://a.example/'], ['https://b.example/']],
  prevent_user_existence_errors: ['ENABLED', 'LEGACY'],
  read_attributes: [['email'], ['name']],
  refresh_token_rotation: [
    [{ feature: 'ENABLED', retry_grace_period_seconds: 10 }],
    [{ feature: 'ENABLED', retry_grace_period_seconds: 20 }],
  ],
  refresh_token_validity: [1, 2],
  supported_identity_providers: [['COGNITO'], ['Auth0']],
  token_validity_units: [
    [{ access_token: 'hours', id_token: 'hours', refresh_token: 'days' }],
    [{ access_token: 'minutes', id_token: 'hours', refresh_token: 'days' }],
  ],
  write_attributes: [['email'], ['name']],
  user_pool_id: ['eu-central-1_A', 'eu-central-1_B'],
};
/** Two values of each argument, by type of resource. An update goes from the first to the second. */
export const ARGUMENT_VALUES: Readonly<Record<string, Pairs>> = {
  aws_acm_certificate: {
    domain_name: ['a.example', 'b.example'],
    validation_method: ['DNS', 'EMAIL'],
    subject_alternative_names: [
      ['a.example', 'c.example'],
      ['a.example', 'd.example'],
    ],
    key_algorithm: ['RSA_2048', 'EC_prime256v1'],
    tags,
  },
  aws_acm_certificate_validation: {
    certificate_arn: [arn('acm:us-east-1:111111111111:certificate/a'), arn('acm:us-east-1:111111111111:certificate/b')],
    validation_record_fqdns: [['a'], ['b']],
  },
  aws_cognito_identity_pool: {
    identity_pool_name: ['a', 'b'],
    allow_classic_flow: [true, false],
    allow_unauthenticated_identities: [true, false],
    cognito_identity_providers: [
      [
        {
          client_id: 'a',
          provider_name: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_A',
          server_side_token_check: false,
        },
      ],
      [
        {
          client_id: 'b',
          provider_name: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_A',
          server_side_token_check: false,
        },
      ],
    ],
    openid_connect_provider_arns: [
      [arn('iam::111111111111:oidc-provider/a')],
      [arn('iam::111111111111:oidc-provider/b')],
    ],
    tags,
  },
  aws_cognito_identity_pool_roles_attachment: {
    identity_pool_id: ['eu-central-1:a', 'eu-central-1:b'],
    roles: [{ authenticated: role('a') }, { authenticated: role('b') }],
    role_mapping: [
      [{ identity_provider: 'a', type: 'Token', ambiguous_role_resolution: 'Deny' }],
      [{ identity_provider: 'a', type: 'Token', ambiguous_role_resolution: 'AuthenticatedRole' }],
    ],
  },
  aws_cognito_identity_provider: {
    user_pool_id: ['eu-central-1_A', 'eu-central-1_B'],
    provider_name: ['AuthA', 'AuthB'],
    provider_type: ['OIDC', 'SAML'],
    attribute_mapping: [{ email: 'email' }, { email: 'mail' }],
    idp_identifiers: [['a'], ['b']],
    provider_details: [{ client_id: 'a' }, { client_id: 'b' }],
  },
  aws_cognito_managed_user_pool_client: { ...client, name_pattern: ['^a$', '^b$'], name_prefix: ['a', 'b'] },
  aws_cognito_user_pool_client: { ...client, name: ['a', 'b'], generate_secret: [true, false] },
  aws_cognito_resource_server: {
    user_pool_id: ['eu-central-1_A', 'eu-central-1_B'],
    identifier: ['a', 'b'],
    name: ['a', 'b'],
    scope: [[{ scope_name: 'a', scope_description: 'a' }], [{ scope_name: 'b', scope_description: 'b' }]],
  },
  aws_cognito_user_group: {
    user_pool_id: ['eu-central-1_A', 'eu-central-1_B'],
    name: ['a', 'b'],
    description: ['a', 'b'],
    precedence: [1, 2],
    role_arn: [arn('iam::111111111111:role/a'), arn('iam::111111111111:role/b')],
  },
  aws_cognito_user_pool_domain: {
    user_pool_id: ['eu-central-1_A', 'eu-central-1_B'],
    domain: ['a.example', 'b.example'],
    certificate_arn: [arn('acm:us-east-1:111111111111:certificate/a'), arn('acm:us-east-1:111111111111:certificate/b')],
    managed_login_version: [1, 2],
  },
  aws_cognito_user_pool: {
    name: ['a', 'b'],
    alias_attributes: [['email'], ['phone_number']],
    username_attributes: [['email'], ['phone_number']],
    username_configuration: [[{ case_sensitive: false }], [{ case_sensitive: true }]],
    account_recovery_setting: [
      [{ recovery_mechanism: [{ name: 'verified_email', priority: 1 }] }],
      [{ recovery_mechanism: [{ name: 'verified_phone_number', priority: 1 }] }],
    ],
    admin_create_user_config: [
      [{ allow_admin_create_user_only: true, invite_message_template: [] }],
      [{ allow_admin_create_user_only: false, invite_message_template: [] }],
    ],
    auto_verified_attributes: [['email'], ['phone_number']],
    deletion_protection: ['ACTIVE', 'INACTIVE'],
    device_configuration: [
      [{ challenge_required_on_new_device: true, device_only_remembered_on_user_prompt: true }],
      [{ challenge_required_on_new_device: false, device_only_remembered_on_user_prompt: true }],
    ],
    email_configuration: [
      [
        {
          configuration_set: '',
          email_sending_account: 'COGNITO_DEFAULT',
          from_email_address: '',
          reply_to_email_address: 'a@a.example',
          source_arn: '',
        },
      ],
      [
        {
          configuration_set: '',
          email_sending_account: 'COGNITO_DEFAULT',
          from_email_address: '',
          reply_to_email_address: 'b@a.example',
          source_arn: '',
        },
      ],
    ],
    email_mfa_configuration: [[{ message: 'a {####}', subject: 'a' }], [{ message: 'b {####}', subject: 'a' }]],
    email_verification_message: ['a {####}', 'b {####}'],
    email_verification_subject: ['a', 'b'],
    lambda_config: [
      [{ pre_sign_up: arn('lambda:eu-central-1:111111111111:function:a') }],
      [{ pre_sign_up: arn('lambda:eu-central-1:111111111111:function:b') }],
    ],
    mfa_configuration: ['ON', 'OPTIONAL'],
    password_policy: [[{ minimum_length: 8 }], [{ minimum_length: 9 }]],
    schema: [
      [{ name: 'a', attribute_data_type: 'Boolean' }],
      [
        { name: 'a', attribute_data_type: 'Boolean' },
        { name: 'b', attribute_data_type: 'Boolean' },
      ],
    ],
    sign_in_policy: [
      [{ allowed_first_auth_factors: ['PASSWORD'] }],
      [{ allowed_first_auth_factors: ['PASSWORD', 'WEB_AUTHN'] }],
    ],
    sms_authentication_message: ['a {####}', 'b {####}'],
    sms_configuration: [
      [{ external_id: 'a', sns_caller_arn: role('a'), sns_region: 'eu-central-1' }],
      [{ external_id: 'b', sns_caller_arn: role('a'), sns_region: 'eu-central-1' }],
    ],
    sms_verification_message: ['a {####}', 'b {####}'],
    software_token_mfa_configuration: [[{ enabled: true }], [{ enabled: false }]],
    user_attribute_update_settings: [
      [{ attributes_require_verification_before_update: ['email'] }],
      [{ attributes_require_verification_before_update: ['phone_number'] }],
    ],
    user_pool_add_ons: [[{ advanced_security_mode: 'AUDIT' }], [{ advanced_security_mode: 'ENFORCED' }]],
    user_pool_tier: ['PLUS', 'ESSENTIALS'],
    verification_message_template: [
      [{ default_email_option: 'CONFIRM_WITH_CODE' }],
      [{ default_email_option: 'CONFIRM_WITH_LINK' }],
    ],
    web_authn_configuration: [
      [{ relying_party_id: 'a', user_verification: 'required' }],
      [{ relying_party_id: 'a', user_verification: 'preferred' }],
    ],
    tags,
  },
  aws_iam_openid_connect_provider: {
    url: ['https://a.example', 'https://b.example'],
    client_id_list: [['a'], ['b']],
    thumbprint_list: [['a'.repeat(40)], ['b'.repeat(40)]],
    tags,
  },
  aws_iam_role: {
    name: ['a', 'b'],
    name_prefix: ['a', 'b'],
    path: ['/a/', '/b/'],
    assume_role_policy: [trust('a.amazonaws.com'), trust('b.amazonaws.com')],
    description: ['a', 'b'],
    max_session_duration: [3600, 7200],
    permissions_boundary: [arn('iam::111111111111:policy/a'), arn('iam::111111111111:policy/b')],
    force_detach_policies: [true, false],
    tags,
  },
  aws_iam_role_policy: {
    name: ['a', 'b'],
    name_prefix: ['a', 'b'],
    role: ['a', 'b'],
    policy: [policy('s3:GetObject'), policy('s3:PutObject')],
  },
  aws_iam_role_policy_attachment: {
    role: ['a', 'b'],
    policy_arn: [arn('iam::aws:policy/a'), arn('iam::aws:policy/b')],
  },
  aws_lambda_function: {
    environment: [[{ variables: { A: '1' } }], [{ variables: { A: '2' } }]],
    filename: ['a.zip', 'b.zip'],
    function_name: ['a', 'b'],
    handler: ['a.handler', 'b.handler'],
    memory_size: [128, 512],
    role: [role('a'), role('b')],
    runtime: ['nodejs20.x', 'nodejs22.x'],
    source_code_hash: ['a', 'b'],
    tags,
    timeout: [3, 5],
  },
  aws_lambda_permission: {
    action: ['lambda:InvokeFunction', 'lambda:GetFunction'],
    function_name: ['a', 'b'],
    principal: ['a.amazonaws.com', 'b.amazonaws.com'],
    qualifier: ['a', 'b'],
    source_account: ['111111111111', '222222222222'],
    source_arn: [
      arn('cognito-idp:eu-central-1:111111111111:userpool/a'),
      arn('cognito-idp:eu-central-1:111111111111:userpool/b'),
    ],
    statement_id: ['a', 'b'],
  },
  aws_route53_record: {
    name: ['a.example', 'b.example'],
    zone_id: ['Z1', 'Z2'],
    type: ['A', 'AAAA'],
    records: [['192.0.2.1'], ['192.0.2.2']],
    ttl: [1, 2],
    allow_overwrite: [true, false],
    alias: [
      [{ name: 'a.example', zone_id: 'Z1', evaluate_target_health: false }],
      [{ name: 'b.example', zone_id: 'Z1', evaluate_target_health: false }],
    ],
  },
  aws_ssm_parameter: {
    insecure_value: ['a', 'b'],
    name: ['/acme/a', '/acme/b'],
    tags,
    type: ['String', 'StringList'],
  },
};

/** Additional arguments of a resource: requirements that the schema does not contain. */
export const ALSO_SET: Readonly<Record<string, readonly string[]>> = {
  // ACM adds the domain to the names, and the provider plans that.
  aws_acm_certificate: ['domain_name', 'validation_method', 'subject_alternative_names'],
  aws_cognito_managed_user_pool_client: ['name_pattern'],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['name'],
  aws_lambda_function: ['filename', 'handler', 'runtime'],
  aws_route53_record: ['records', 'ttl'],
  aws_ssm_parameter: ['insecure_value'],
};

/** Arguments that cannot be combined with those of {@link ALSO_SET}. */
export const EXCLUDES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_cognito_managed_user_pool_client: { name_prefix: ['name_pattern'] },
  aws_iam_role: { name_prefix: ['name'] },
  aws_iam_role_policy: { name_prefix: ['name'] },
  aws_route53_record: { alias: ['records', 'ttl'] },
};

/** Values that the provider sets itself: without these, every plan would show a change. */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aws_cognito_identity_pool: { allow_classic_flow: false, allow_unauthenticated_identities: false },
  aws_cognito_user_pool: { deletion_protection: 'INACTIVE', mfa_configuration: 'OFF' },
  aws_iam_role: { path: '/', max_session_duration: 3600, force_detach_policies: false },
  aws_lambda_function: {
    memory_size: 128,
    package_type: 'Zip',
    publish: false,
    reserved_concurrent_executions: -1,
    skip_destroy: false,
    timeout: 3,
  },
};
