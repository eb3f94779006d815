import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  AddCustomAttributesCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { ACCOUNT } from '../support/aws';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

const INVALID = 'InvalidParameterException';
const FUNCTION = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function`;
const FIFTY_ONE = [...Array(51).keys()];

describe('user pools', () => {
  const live = awsForTests();

  const described = async (UserPoolId: string) =>
    (await live.make.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool!;

  it('have the defaults of AWS, every standard attribute and their custom attributes', async () => {
    const id = await live.make.userPool({
      Schema: [
        { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
        { Name: 'tenant', AttributeDataType: 'String', Mutable: true },
      ],
    });

    const pool = await described(id);

    expect(pool).toMatchObject({ DeletionProtection: 'INACTIVE', UserPoolTier: 'ESSENTIALS', MfaConfiguration: 'OFF' });
    expect(pool.Policies?.PasswordPolicy).toMatchObject({ MinimumLength: 8, RequireSymbols: true });
    expect(pool.SchemaAttributes).toHaveLength(21);
    expect(pool.SchemaAttributes?.find(({ Name }) => Name === 'email')).toMatchObject({ Required: true });
    expect(pool.SchemaAttributes?.find(({ Name }) => Name === 'given_name')).toMatchObject({ Required: false });
    expect(pool.SchemaAttributes?.at(-1)).toMatchObject({ Name: 'custom:tenant' });
  });

  it('return a number without limits with constraints, and other attributes without limits as requested', async () => {
    const id = await live.make.userPool({
      Schema: [
        { Name: 'count', AttributeDataType: 'Number', NumberAttributeConstraints: {} },
        { Name: 'level', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: '9' } },
        { Name: 'since', AttributeDataType: 'DateTime' },
      ],
    });
    await live.make.cognito.send(
      new AddCustomAttributesCommand({
        UserPoolId: id,
        CustomAttributes: [{ Name: 'age', AttributeDataType: 'Number', NumberAttributeConstraints: {} }],
      }),
    );

    const attributes = new Map((await described(id)).SchemaAttributes?.map((each) => [each.Name, each]));

    for (const name of ['custom:count', 'custom:age']) {
      expect(attributes.get(name)).toMatchObject({ NumberAttributeConstraints: {} });
      expect(attributes.get(name)).not.toHaveProperty('StringAttributeConstraints');
    }
    expect(attributes.get('custom:level')).toMatchObject({ NumberAttributeConstraints: { MaxValue: '9' } });
    expect(attributes.get('custom:since')).not.toHaveProperty('NumberAttributeConstraints');
  });

  it.each([
    ['password history', { Policies: { PasswordPolicy: { PasswordHistorySize: 3 } } }],
    [
      'choice-based sign-in',
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'WEB_AUTHN' as const] } } },
    ],
  ])('of the LITE tier have no %s', async (_, settings) => {
    const made = live.make.userPool({ UserPoolTier: 'LITE', ...settings });

    expect((await refusal(made)).code).toBe('FeatureUnavailableInTierException');
  });

  it.each([
    ['codes', 'EMAIL_OTP' as const, {}, /Only PASSWORD and WEB_AUTHN/],
    ['passkeys as one factor', 'WEB_AUTHN' as const, { UserVerification: 'required' as const }, /SINGLE_FACTOR/],
  ])('with %s as a first factor require no second factor', async (_, factor, webAuthn, message) => {
    const UserPoolId = await live.make.userPool({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', factor] } },
    });
    const set = (MfaConfiguration: 'ON' | 'OPTIONAL') =>
      live.make.cognito.send(
        new SetUserPoolMfaConfigCommand({
          UserPoolId,
          MfaConfiguration,
          SoftwareTokenMfaConfiguration: { Enabled: true },
          WebAuthnConfiguration: webAuthn,
        }),
      );

    const optional = await set('OPTIONAL');

    expect(optional.MfaConfiguration).toBe('OPTIONAL');
    expect((await refusal(set('ON'))).message).toMatch(message);
  });

  it('have the password among their first factors', async () => {
    const made = live.make.userPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN'] } } });

    expect((await refusal(made)).message).toMatch(/PASSWORD/);
  });

  it.each<[string, Partial<CreateUserPoolCommandInput>, string, RegExp]>([
    ['a tag of AWS', { UserPoolTags: { 'aws:team': 'a' } }, 'UserPoolTaggingException', /aws:team/],
    [
      '51 tags',
      { UserPoolTags: Object.fromEntries(FIFTY_ONE.map((n) => [`t${n}`, ''])) },
      'UserPoolTaggingException',
      /50/,
    ],
    [
      'a duplicate attribute',
      { Schema: ['a', 'a'].map((Name) => ({ Name, AttributeDataType: 'String' as const })) },
      INVALID,
      /twice/,
    ],
    ['SES without an identity', { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } }, INVALID, /SourceArn/],
    [
      'a sender of messages without a key',
      { LambdaConfig: { CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: `${FUNCTION}:a` } } },
      INVALID,
      /KMSKeyID/,
    ],
    [
      'two functions that change tokens',
      {
        LambdaConfig: {
          PreTokenGeneration: `${FUNCTION}:a`,
          PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: `${FUNCTION}:b` },
        },
      },
      INVALID,
      /identical/,
    ],
  ])('are refused with %s', async (_what, settings, code, message) => {
    expect(await refusal(live.make.userPool(settings))).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('of the LITE tier have clients without ALLOW_USER_AUTH and without rotation', async () => {
    const UserPoolId = await live.make.userPool({ UserPoolTier: 'LITE' });
    const make = (settings: Partial<CreateUserPoolClientCommandInput>) =>
      live.make.cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ...settings }));

    const rotation = { RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 0 } };
    for (const settings of [{ ExplicitAuthFlows: ['ALLOW_USER_AUTH' as const] }, rotation]) {
      expect((await refusal(make(settings))).code).toBe('FeatureUnavailableInTierException');
    }
    const made = await make({ GenerateSecret: true });
    expect(made.UserPoolClient?.ClientSecret).toMatch(/^[\w+]{24,64}$/);
  });

  it('cannot use their only recovery channel as a second factor', async () => {
    const recovery = { RecoveryMechanisms: [{ Name: 'verified_email' as const, Priority: 1 }] };
    const id = await live.make.userPool({
      AccountRecoverySetting: recovery,
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:eu-central-1:111122223333:identity/shop.example',
      },
    });
    const mfa = new SetUserPoolMfaConfigCommand({
      UserPoolId: id,
      MfaConfiguration: 'OPTIONAL',
      EmailMfaConfiguration: {},
    });

    expect((await refusal(live.make.cognito.send(mfa))).message).toMatch(/Account recovery by email alone/);
  });

  it('keep settings that only the creation can set, and reset settings that an update omits', async () => {
    const id = await live.make.userPool({
      UsernameConfiguration: { CaseSensitive: false },
      AliasAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      UserPoolTags: { Team: 'identity' },
      Policies: { PasswordPolicy: { MinimumLength: 20 } },
    });

    await live.make.cognito.send(new UpdateUserPoolCommand({ UserPoolId: id, DeletionProtection: 'ACTIVE' }));

    const pool = await described(id);
    expect(pool).toMatchObject({
      UsernameConfiguration: { CaseSensitive: false },
      AliasAttributes: ['email'],
      UserPoolTags: { Team: 'identity' },
      DeletionProtection: 'ACTIVE',
    });
    expect(pool.AutoVerifiedAttributes ?? []).toEqual([]);
    expect(pool.Policies?.PasswordPolicy?.MinimumLength).toBe(8);
  });

  it('cannot be deleted while their deletion protection is active', async () => {
    const id = await live.make.userPool({ DeletionProtection: 'ACTIVE' });
    const remove = () => live.make.cognito.send(new DeleteUserPoolCommand({ UserPoolId: id }));

    const refused = await refusal(remove());
    await live.make.cognito.send(new UpdateUserPoolCommand({ UserPoolId: id, DeletionProtection: 'INACTIVE' }));
    await remove();

    expect(refused).toMatchObject({
      code: 'InvalidParameterException',
      message: expect.stringContaining('deletion protection is activated'),
    });
    expect((await refusal(described(id))).code).toBe('ResourceNotFoundException');
  });

  it('cannot be deleted while they have a domain', async () => {
    const id = await live.make.userPool();
    await live.make.cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: id, Domain: 'holds-its-pool' }));

    const refused = await refusal(live.make.cognito.send(new DeleteUserPoolCommand({ UserPoolId: id })));

    expect(refused.message).toMatch(/has a domain configured that should be deleted first/);
  });

  it('accept new custom attributes, but none twice', async () => {
    const id = await live.make.userPool();
    const add = () =>
      live.make.cognito.send(
        new AddCustomAttributesCommand({
          UserPoolId: id,
          CustomAttributes: [{ Name: 'plan', AttributeDataType: 'String', Mutable: true }],
        }),
      );

    await add();
    const refused = await refusal(add());

    expect(refused.code).toBe('InvalidParameterException');
    expect((await described(id)).SchemaAttributes?.map(({ Name }) => Name)).toContain('custom:plan');
  });

  it.each([
    ['a name that AWS refuses', { PoolName: 'a/b' }, 'InvalidParameterException', /poolName/],
    [
      'aliases and user name attributes',
      { AliasAttributes: ['email' as const], UsernameAttributes: ['email' as const] },
      'InvalidParameterException',
      /Only one of/,
    ],
    [
      'a password that is too short',
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      'InvalidParameterException',
      /minimumLength/,
    ],
    [
      'verification of an attribute that is not verified',
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email' as const] } },
      'InvalidParameterException',
      /must exist in AutoVerifiedAttributes/,
    ],
    [
      'threat protection below the plus tier',
      { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' as const } },
      'FeatureUnavailableInTierException',
      /Threat protection/,
    ],
    [
      'a required custom attribute',
      { Schema: [{ Name: 'tenant', AttributeDataType: 'String' as const, Required: true }] },
      'InvalidParameterException',
      /Required custom attributes/,
    ],
    [
      'a role for messages that does not exist',
      { SmsConfiguration: { SnsCallerArn: `arn:aws:iam::${ACCOUNT}:role/none` } },
      'InvalidSmsRoleAccessPolicyException',
      /Role does not exist/,
    ],
  ])('are refused with %s', async (_what, settings, code, message) => {
    const refused = await refusal(live.make.userPool(settings));

    expect(refused).toMatchObject({ code, message: expect.stringMatching(message), status: 400 });
  });

  it('send text messages only with a role that trusts Cognito', async () => {
    const iam = new IAMClient(live.aws.client);
    const role = async (name: string, service: string) => {
      const trust = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      };
      const command = new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) });
      return (await iam.send(command)).Role!.Arn!;
    };
    const foreign = await role('foreign', 'ec2.amazonaws.com');
    const trusting = await role('trusting', 'cognito-idp.amazonaws.com');

    const refused = await refusal(live.make.userPool({ SmsConfiguration: { SnsCallerArn: foreign } }));
    const made = await live.make.userPool({ SmsConfiguration: { SnsCallerArn: trusting } });

    expect(refused.code).toBe('InvalidSmsRoleTrustRelationshipException');
    expect(made).toMatch(/^eu-central-1_/);
  });

  describe('MFA', () => {
    const email = {
      EmailSendingAccount: 'DEVELOPER' as const,
      SourceArn: `arn:aws:ses:eu-central-1:${ACCOUNT}:identity/example.com`,
    };

    it('is stored with codes by application and by email, and returned with the pool', async () => {
      const id = await live.make.userPool({ EmailConfiguration: email });

      await live.make.cognito.send(
        new SetUserPoolMfaConfigCommand({
          UserPoolId: id,
          MfaConfiguration: 'ON',
          SoftwareTokenMfaConfiguration: { Enabled: true },
          EmailMfaConfiguration: { Subject: 'Code', Message: 'Your code is {####}' },
        }),
      );

      expect(await live.make.cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: id }))).toMatchObject({
        MfaConfiguration: 'ON',
        SoftwareTokenMfaConfiguration: { Enabled: true },
        EmailMfaConfiguration: { Subject: 'Code' },
      });
      expect((await described(id)).MfaConfiguration).toBe('ON');
      const lite = new UpdateUserPoolCommand({ UserPoolId: id, UserPoolTier: 'LITE', MfaConfiguration: 'ON' });
      expect((await refusal(live.make.cognito.send(lite))).code).toBe('TierChangeNotAllowedException');
    });

    it.each([
      ['without a second factor', {}, {}, 'InvalidParameterException'],
      ['by email without SES', {}, { EmailMfaConfiguration: {} }, 'InvalidParameterException'],
      [
        'by email in the lite tier',
        { UserPoolTier: 'LITE' as const, EmailConfiguration: email },
        { EmailMfaConfiguration: {} },
        'FeatureUnavailableInTierException',
      ],
      [
        'with passkeys in the lite tier',
        { UserPoolTier: 'LITE' as const },
        { SoftwareTokenMfaConfiguration: { Enabled: true }, WebAuthnConfiguration: { RelyingPartyId: 'a.example' } },
        'FeatureUnavailableInTierException',
      ],
    ])('is refused %s', async (_what, pool, factors, code) => {
      const id = await live.make.userPool(pool);
      const command = new SetUserPoolMfaConfigCommand({ UserPoolId: id, MfaConfiguration: 'ON', ...factors });

      expect((await refusal(live.make.cognito.send(command))).code).toBe(code);
    });
  });
});
