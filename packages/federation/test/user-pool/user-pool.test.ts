import { TerraformVariable } from 'cdktf';

import { UserPool, type UserPoolProps, type UserPoolSettings } from '../../src';
import { synthesize } from '../template';

const required = { name: 'acme', region: 'eu-central-1' } as const;
const pool = (settings: Partial<UserPoolProps> = {}) =>
  synthesize((stack) => new UserPool(stack, 'UserPool', { ...required, ...settings }));

const LAMBDA = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
const KEY = 'arn:aws:kms:eu-central-1:111111111111:key/11111111-2222-3333-4444-555555555555';
const IDENTITY = 'arn:aws:ses:eu-central-1:111111111111:identity/example.com';

describe(UserPool, () => {
  test('has safe defaults and creates nothing else', () => {
    const template = pool();

    expect(template.counts()).toEqual({ aws_cognito_user_pool: 1 });
    expect(template.only('aws_cognito_user_pool')).toEqual({
      name: 'acme',
      deletion_protection: 'ACTIVE',
      user_pool_tier: 'ESSENTIALS',
      sign_in_policy: { allowed_first_auth_factors: ['PASSWORD'] },
      mfa_configuration: 'OFF',
      auto_verified_attributes: ['email'],
      username_configuration: { case_sensitive: false },
      admin_create_user_config: { allow_admin_create_user_only: true },
      account_recovery_setting: { recovery_mechanism: [{ name: 'verified_email', priority: 1 }] },
      email_configuration: { email_sending_account: 'COGNITO_DEFAULT' },
      verification_message_template: { default_email_option: 'CONFIRM_WITH_CODE' },
      password_policy: {
        minimum_length: 12,
        require_lowercase: true,
        require_uppercase: true,
        require_numbers: true,
        require_symbols: true,
        temporary_password_validity_days: 7,
      },
    });
  });

  test.each([
    ['a function', LAMBDA, undefined],
    ['a version', `${LAMBDA}:7`, '7'],
    ['an alias', `${LAMBDA}:live`, 'live'],
  ])('sets %s in the format of the AWS provider', (_, arn, qualifier) => {
    const template = pool({ lambdaTriggers: { preSignUp: arn } });

    const permission = template.only('aws_lambda_permission');
    expect([permission.function_name, permission.qualifier]).toEqual([LAMBDA, qualifier]);
    expect(template.only('aws_cognito_user_pool').lambda_config).toEqual({ pre_sign_up: arn });
  });

  test('keeps its logical ids', () => {
    const template = pool({ smsDelivery: {}, lambdaTriggers: { preSignUp: LAMBDA } });

    expect(template.addresses()).toEqual([
      'aws_cognito_user_pool.UserPool_6BA7E5F2',
      'aws_iam_role.UserPool_SmsRole_DF313B17',
      'aws_iam_role_policy.UserPool_SmsRole_Policy_A8A422C2',
      'aws_lambda_permission.UserPool_PreSignUpPermission_F7E9722A',
    ]);
  });

  test.each<[string, Partial<UserPoolSettings>, object]>([
    ['deletion protection off', { deletionProtection: false }, { deletion_protection: 'INACTIVE' }],
    ['tags', { tags: { team: 'identity' } }, { tags: { team: 'identity' } }],
    [
      'a password policy',
      { passwordPolicy: { minimumLength: 20, requireSymbols: false, passwordHistorySize: 5 } },
      {
        password_policy: {
          minimum_length: 20,
          require_lowercase: true,
          require_uppercase: true,
          require_numbers: true,
          require_symbols: false,
          temporary_password_validity_days: 7,
          password_history_size: 5,
        },
      },
    ],
    [
      'MFA by app',
      { mfa: { mode: 'required' } },
      { mfa_configuration: 'ON', software_token_mfa_configuration: { enabled: true } },
    ],
    [
      'MFA by email',
      {
        mfa: { mode: 'optional', methods: ['email'], emailSubject: 'Code' },
        accountRecovery: ['admin_only'],
        emailDelivery: { type: 'ses', sourceArn: IDENTITY, fromEmailAddress: 'Acme <login@example.com>' },
      },
      {
        mfa_configuration: 'OPTIONAL',
        email_mfa_configuration: { subject: 'Code', message: 'Your sign-in code is {####}' },
        email_configuration: {
          email_sending_account: 'DEVELOPER',
          source_arn: IDENTITY,
          from_email_address: 'Acme <login@example.com>',
        },
      },
    ],
    [
      'threat protection',
      { tier: 'PLUS', threatProtection: { mode: 'ENFORCED', customAuthMode: 'AUDIT' } },
      {
        user_pool_tier: 'PLUS',
        user_pool_add_ons: {
          advanced_security_mode: 'ENFORCED',
          advanced_security_additional_flows: { custom_auth_mode: 'AUDIT' },
        },
      },
    ],
    [
      'account recovery',
      { accountRecovery: ['verified_phone_number', 'verified_email'] },
      {
        account_recovery_setting: {
          recovery_mechanism: [
            { name: 'verified_phone_number', priority: 1 },
            { name: 'verified_email', priority: 2 },
          ],
        },
      },
    ],
    [
      'device tracking',
      { deviceTracking: { remember: 'user-opt-in' } },
      {
        device_configuration: {
          device_only_remembered_on_user_prompt: true,
          challenge_required_on_new_device: true,
        },
      },
    ],
    [
      'self sign-up by email address',
      { selfSignUp: true, usernameAttributes: ['email'], verifyBeforeUpdate: ['email'] },
      {
        admin_create_user_config: { allow_admin_create_user_only: false },
        username_attributes: ['email'],
        user_attribute_update_settings: { attributes_require_verification_before_update: ['email'] },
      },
    ],
    ['aliases', { aliasAttributes: ['preferred_username'] }, { alias_attributes: ['preferred_username'] }],
    ['case-sensitive names', { usernamesAreCaseSensitive: true }, { username_configuration: { case_sensitive: true } }],
    [
      'verification by link',
      { verificationMessages: { emailStyle: 'link', emailSubject: 'Hi', emailMessage: 'Follow {##this link##}' } },
      {
        verification_message_template: {
          default_email_option: 'CONFIRM_WITH_LINK',
          email_subject_by_link: 'Hi',
          email_message_by_link: 'Follow {##this link##}',
        },
      },
    ],
    [
      'verification by code',
      { verificationMessages: { emailMessage: 'Code {####}', smsMessage: '{####}' } },
      {
        verification_message_template: {
          default_email_option: 'CONFIRM_WITH_CODE',
          email_message: 'Code {####}',
          sms_message: '{####}',
        },
      },
    ],
    [
      'an invitation',
      {
        invitationMessages: { emailSubject: 'Hi', emailMessage: '{username} {####}', smsMessage: '{username} {####}' },
      },
      {
        admin_create_user_config: {
          allow_admin_create_user_only: true,
          invite_message_template: {
            email_subject: 'Hi',
            email_message: '{username} {####}',
            sms_message: '{username} {####}',
          },
        },
      },
    ],
    [
      'attributes',
      {
        standardAttributes: { email: { required: true }, birthdate: { mutable: false } },
        customAttributes: {
          team: { type: 'String', maxLength: 64 },
          level: { type: 'Number', min: 1, max: 9 },
          active: { type: 'Boolean', mutable: false },
        },
      },
      {
        schema: [
          {
            name: 'email',
            attribute_data_type: 'String',
            required: true,
            mutable: true,
            developer_only_attribute: false,
            string_attribute_constraints: { min_length: '0', max_length: '2048' },
          },
          {
            name: 'birthdate',
            attribute_data_type: 'String',
            required: false,
            mutable: false,
            developer_only_attribute: false,
            string_attribute_constraints: { min_length: '10', max_length: '10' },
          },
          {
            name: 'team',
            attribute_data_type: 'String',
            required: false,
            mutable: true,
            developer_only_attribute: false,
            string_attribute_constraints: { min_length: '0', max_length: '64' },
          },
          {
            name: 'level',
            attribute_data_type: 'Number',
            required: false,
            mutable: true,
            developer_only_attribute: false,
            number_attribute_constraints: { min_value: '1', max_value: '9' },
          },
          {
            name: 'active',
            attribute_data_type: 'Boolean',
            required: false,
            mutable: false,
            developer_only_attribute: false,
          },
        ],
      },
    ],
    [
      'email from Cognito with a reply address',
      { emailDelivery: { type: 'cognito', replyToEmailAddress: 'help@example.com' } },
      {
        email_configuration: {
          email_sending_account: 'COGNITO_DEFAULT',
          reply_to_email_address: 'help@example.com',
        },
      },
    ],
  ])('accepts %s', (_, settings, expected) => {
    expect(pool(settings).only('aws_cognito_user_pool')).toMatchObject(expected);
  });

  test('creates the role for SMS before the pool, and lets only this pool assume it', () => {
    const template = pool({ smsDelivery: {}, mfa: { mode: 'optional', methods: ['sms', 'totp'] } });

    const [roleId] = Object.keys(template.all('aws_iam_role'));
    const [policyId] = Object.keys(template.all('aws_iam_role_policy'));
    expect(template.only('aws_cognito_user_pool')).toMatchObject({
      depends_on: [`aws_iam_role_policy.${policyId}`],
      sms_configuration: {
        external_id: 'acme',
        sns_caller_arn: `\${aws_iam_role.${roleId}.arn}`,
        sns_region: 'eu-central-1',
      },
    });
    expect(JSON.parse(String(template.only('aws_iam_role').assume_role_policy))).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'cognito-idp.amazonaws.com' },
          Condition: { StringEquals: { 'sts:ExternalId': 'acme' } },
        },
      ],
    });
    expect(JSON.parse(String(template.only('aws_iam_role_policy').policy))).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
    });
  });

  test('sets the path and the boundary of the role for SMS', () => {
    const permissionsBoundary = 'arn:aws:iam::111111111111:policy/acme-dev-boundary';
    const template = pool({ smsDelivery: {}, roleDefaults: { path: '/acme-dev/', permissionsBoundary } });

    expect(template.only('aws_iam_role')).toMatchObject({
      path: '/acme-dev/',
      permissions_boundary: permissionsBoundary,
    });
  });

  test('uses an existing role for SMS', () => {
    const template = pool({ smsDelivery: { roleArn: 'arn:aws:iam::111111111111:role/sms' } });

    expect(template.counts()).toEqual({ aws_cognito_user_pool: 1 });
    expect(template.only('aws_cognito_user_pool')).toMatchObject({
      sms_configuration: { sns_caller_arn: 'arn:aws:iam::111111111111:role/sms' },
    });
  });

  test('invokes Lambda functions, each with its permission', () => {
    const template = pool({
      lambdaTriggers: {
        preSignUp: LAMBDA,
        preTokenGeneration: { lambdaArn: LAMBDA, version: 'V2_0' },
        customEmailSender: LAMBDA,
        kmsKeyArn: KEY,
      },
    });

    const [poolId] = Object.keys(template.all('aws_cognito_user_pool'));
    expect(template.only('aws_cognito_user_pool').lambda_config).toEqual({
      pre_sign_up: LAMBDA,
      pre_token_generation: LAMBDA,
      pre_token_generation_config: { lambda_arn: LAMBDA, lambda_version: 'V2_0' },
      custom_email_sender: { lambda_arn: LAMBDA, lambda_version: 'V1_0' },
      kms_key_id: KEY,
    });
    const permissions = Object.values(template.all('aws_lambda_permission'));
    expect(permissions).toHaveLength(3);
    expect(permissions[0]).toEqual({
      action: 'lambda:InvokeFunction',
      function_name: LAMBDA,
      principal: 'cognito-idp.amazonaws.com',
      source_arn: `\${aws_cognito_user_pool.${poolId}.arn}`,
    });
  });

  test('sets no argument that would replace an imported pool', () => {
    const template = pool({ imported: true, customAttributes: { team: { type: 'String', unbounded: true } } });

    expect(template.only('aws_cognito_user_pool')).toMatchObject({
      lifecycle: { ignore_changes: ['username_configuration'] },
      schema: [{ name: 'team', string_attribute_constraints: {} }],
    });
  });

  test('accepts tokens for values that only Terraform knows', () => {
    const template = synthesize((stack) => {
      const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
      new UserPool(stack, 'UserPool', { name, region: 'eu-central-1', lambdaTriggers: { preSignUp: name } });
    });

    expect(template.only('aws_cognito_user_pool')).toMatchObject({
      name: '${var.name}',
      lambda_config: { pre_sign_up: '${var.name}' },
    });
  });
});
