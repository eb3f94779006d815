import { snsRegionsOf, userPoolIssuer, userPoolProviderName, type UserPoolTier } from '@auth0-cognito/contract';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';

import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';

import * as checks from '../checks';
import { checkRoleDefaults, type RoleDefaults } from '../role-defaults';

import { checkFirstFactors, firstFactorsConfig, firstFactorsShape, type FirstFactorSettings } from './first-factors';
import {
  checkLambdaTriggers,
  lambdaConfig,
  lambdaTriggersShape,
  permitLambdaTriggers,
  type LambdaTriggers,
} from './lambda-triggers';
import {
  checkMessageDelivery,
  emailConfig,
  messageDeliveryShape,
  type MessageDeliverySettings,
} from './message-delivery';
import { checkMfa, factorsOf, mfaConfig, mfaShape, type MfaSettings } from './mfa';
import {
  checkPasswordPolicy,
  passwordPolicyShape,
  withPasswordPolicyDefaults,
  type PasswordPolicy,
} from './password-policy';
import { checkPoolAttributes } from './pool-attribute-checks';
import {
  poolAttributes,
  poolAttributesShape,
  schemaConfig,
  type PoolAttributes,
  type PoolAttributesSettings,
} from './pool-attributes';
import {
  checkSignInSecurity,
  signInSecurityConfig,
  signInSecurityShape,
  withSignInSecurityDefaults,
  type SignInSecuritySettings,
} from './sign-in-security';
import { checkSignUp, signUpConfig, signUpShape, type SignUpSettings } from './sign-up';
import { SmsRole } from './sms-role';
import type { IUserPool } from './user-pool-ref';
import { shapeOf } from '../shape';

/** Values of a {@link UserPool}. */
export interface UserPoolSettings
  extends PoolAttributesSettings, SignUpSettings, SignInSecuritySettings, FirstFactorSettings, MessageDeliverySettings {
  /**
   * Name of the pool. A change **replaces the pool and loses its users**.
   *
   * @default - in a federated user pool, `{name}`
   * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool
   */
  readonly name: string;
  /** Region that the AWS provider works in. */
  readonly region: string;
  /**
   * Cognito refuses to delete the pool while this is true.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Requirements for the passwords of native users.
   *
   * @default - 12 characters of all kinds
   */
  readonly passwordPolicy?: PasswordPolicy;
  /**
   * Multi-factor authentication of native users.
   *
   * @default - off: users of Auth0 have the MFA of Auth0
   */
  readonly mfa?: MfaSettings;
  /**
   * Lambda functions that the pool calls. Each value is the ARN of a function, a version or an alias, in the account and region of the pool.
   *
   * @default - none
   */
  readonly lambdaTriggers?: LambdaTriggers;
  /**
   * Tags of the pool.
   *
   * @default - the provider's default tags
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The pool was imported. With this, Terraform does not compare the case sensitivity of usernames: a pool that was created without this
   * setting is case-sensitive, and to declare the setting would replace the pool.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UsernameConfigurationType.html
   * @default false
   */
  readonly imported?: boolean;
}

/** @internal */
export const userPoolShape = shapeOf<UserPoolSettings>()((z) =>
  z.strictObject({
    ...poolAttributesShape(z).shape,
    ...signUpShape(z).shape,
    ...signInSecurityShape(z).shape,
    ...firstFactorsShape(z).shape,
    ...messageDeliveryShape(z).shape,
    name: z.string(),
    region: z.string(),
    deletionProtection: z.flag,
    passwordPolicy: passwordPolicyShape(z).optional(),
    mfa: mfaShape(z).optional(),
    lambdaTriggers: lambdaTriggersShape(z).optional(),
    tags: z.textByName.optional(),
    imported: z.flag,
  }),
);

/** Props of a {@link UserPool}. */
export interface UserPoolProps extends UserPoolSettings {
  /**
   * Path and permissions boundary of the role for SMS.
   *
   * @default - none
   */
  readonly roleDefaults?: RoleDefaults;
}

/**
 * Defines a Cognito user pool, with the role for its SMS and the permissions for its Lambda functions.
 *
 * The defaults are those of a pool whose users come from Auth0: users cannot sign up by themselves, and losing the pool,
 * which loses every user, takes two steps. Settings that replace the pool or cannot be changed say so.
 *
 * @example
 * import { UserPool } from '@auth0-cognito/federation';
 * import type { Construct } from 'constructs';
 *
 * export const pool = (scope: Construct) =>
 *   new UserPool(scope, 'UserPool', {
 *     name: 'acme-prod',
 *     region: 'eu-central-1',
 *     mfa: { mode: 'required', methods: ['totp'] },
 *     customAttributes: { team: { type: 'String', maxLength: 64 } },
 *   });
 */
export class UserPool extends Construct implements IUserPool {
  readonly userPoolId: string;
  readonly arn: string;
  readonly region: string;
  readonly issuer: string;
  readonly providerName: string;
  readonly attributes: PoolAttributes;
  readonly tier: UserPoolTier;
  readonly replacementTrigger: string;
  readonly clientNames: string[] = [];
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserPool;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    const { path } = this.node;
    checks.refuse(this, [
      checkUserPool(path, props),
      checkRoleDefaults(`${path}.roleDefaults`, props.roleDefaults, { region: props.region }),
    ]);

    const sms = this.smsConfig(props);
    const schema = schemaConfig(props);
    this.resource = new CognitoUserPool(this, 'Resource', {
      name: props.name,
      deletionProtection: (props.deletionProtection ?? true) ? 'ACTIVE' : 'INACTIVE',
      passwordPolicy: withPasswordPolicyDefaults(props.passwordPolicy),
      ...mfaConfig(props.mfa),
      ...(schema && { schema }),
      ...signUpConfig(props),
      ...signInSecurityConfig(props),
      ...firstFactorsConfig(props, withSignInSecurityDefaults(props).tier),
      ...emailConfig(props.emailDelivery),
      ...sms,
      ...(props.lambdaTriggers && { lambdaConfig: lambdaConfig(props.lambdaTriggers) }),
      ...(props.tags && { tags: props.tags }),
      ...(props.imported && { lifecycle: { ignoreChanges: ['username_configuration'] } }),
    });
    if (props.lambdaTriggers) permitLambdaTriggers(this, props.lambdaTriggers, this.resource.arn);

    this.userPoolId = this.resource.id;
    this.arn = this.resource.arn;
    this.region = props.region;
    this.issuer = userPoolIssuer(props.region, this.userPoolId);
    this.providerName = userPoolProviderName(props.region, this.userPoolId);
    this.attributes = poolAttributes(props);
    this.tier = withSignInSecurityDefaults(props).tier;
    this.replacementTrigger = Lazy.stringValue({
      produce: () => `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}.id`,
    });
  }

  addClientName(name: string): void {
    this.clientNames.push(name);
  }

  /** SMS delivery as Terraform takes it, with its role where none is given. */
  private smsConfig({ name, region, smsDelivery, roleDefaults }: UserPoolProps) {
    if (!smsDelivery) return {};
    const externalId = smsDelivery.externalId ?? name;
    const snsRegion = smsDelivery.region ?? snsRegionsOf(region)[0];
    if (smsDelivery.roleArn) {
      return { smsConfiguration: { externalId, snsRegion, snsCallerArn: smsDelivery.roleArn } };
    }
    const role = new SmsRole(this, 'SmsRole', { ...roleDefaults, externalId });
    return { smsConfiguration: { externalId, snsRegion, snsCallerArn: role.arn }, dependsOn: [role.policy] };
  }
}

/** Faults of a user pool's settings. @internal */
export function checkUserPool(
  path: string,
  settings: Partial<UserPoolSettings>,
  place: checks.Place = { region: settings.region },
): checks.Findings {
  const { tier } = withSignInSecurityDefaults(settings);
  const hasSmsDelivery = settings.smsDelivery !== undefined;
  const canSendSms = hasSmsDelivery || settings.lambdaTriggers?.customSmsSender !== undefined;
  return [
    checks.cognitoName(`${path}.name`, settings.name),
    checks.region(`${path}.region`, settings.region),
    checks.needsLiteral(`${path}.region`, settings.region),
    checkPasswordPolicy(`${path}.passwordPolicy`, settings.passwordPolicy, tier),
    checkMfa(`${path}.mfa`, settings.mfa, {
      hasSmsDelivery,
      hasSesDelivery: settings.emailDelivery?.type === 'ses',
      tier,
    }),
    checkPoolAttributes(path, settings),
    checkSignUp(path, settings, { canSendSms }),
    checkFirstFactors(path, settings, { tier, canSendSms, requiresMfa: settings.mfa?.mode === 'required' }),
    checkSignInSecurity(path, settings, { factors: factorsOf(settings.mfa), canSendSms }),
    checkMessageDelivery(path, settings, place),
    checkLambdaTriggers(`${path}.lambdaTriggers`, settings.lambdaTriggers, tier, place),
    checks.tags(`${path}.tags`, settings.tags),
  ];
}
