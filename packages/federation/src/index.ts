export {
  type AttributeType,
  EXPLICIT_AUTH_FLOWS,
  type ExplicitAuthFlow,
  type Fault,
  FaultError,
  FIRST_FACTORS,
  type FirstFactor,
  type Lifetime,
  type LifetimeUnit,
  USER_POOL_TIERS,
  type UserPoolTier,
} from '@auth0-cognito/contract';
export {
  AppClient,
  type AppClientContext,
  type AppClientProps,
  type AppClientSettings,
  type ConfidentialClientSettings,
  type ImportedClient,
  type MachineClientSettings,
  type PublicClientSettings,
} from './app-client/app-client';
export type { IAppClient } from './app-client/app-client-ref';
export type { ClientSettings, RefreshTokenRotation, SignInClientSettings } from './app-client/client-settings';
export { type TokenLifetimes, checkLifetimes } from './app-client/token-lifetimes';
export { WebClient, type WebClientProps, type WebClientSettings } from './app-client/web-client';
export {
  Auth0Federation,
  type Auth0FederationProps,
  type Auth0FederationSettings,
  type ExistingApplication,
} from './auth0-federation';
export { Auth0Application, type Auth0ApplicationProps, type Auth0ApplicationSettings } from './auth0/auth0-application';
export { secretCondition, type IAuth0Application } from './auth0/auth0-application-ref';
export { Auth0Tenant, type Auth0TenantProps, type Auth0TenantSettings } from './auth0/auth0-tenant';
export { ClaimsAction, type ClaimsActionProps, type ClaimsActionSettings } from './auth0/claims-action';
export { type Auth0ConnectionRef, EnabledConnections, type EnabledConnectionsProps } from './auth0/enabled-connections';
export { ReferencedAuth0Application, type ReferencedAuth0ApplicationProps } from './auth0/referenced-auth0-application';
export { EnvironmentOutputs, type EnvironmentOutputsProps } from './environment-outputs';
export { type FunctionFiles, NodeFunctionCode } from './functions/node-function-code';
export { FederatedUserPool, type FederatedUserPoolProps } from './federated-user-pool';
export { checkFederatedUserPool, type CheckOptions, type SettingsPart } from './federated-user-pool-checks';
export {
  type FederatedClientSettings,
  type FederatedUserPoolSettings,
  type FederationSettings,
  type MoreClient,
  type MoreSignInClient,
  WEB_CLIENT_KEY,
} from './federated-user-pool-settings';
export type { HostedUrls } from './hosted-urls';
export { IdentityPool, type IdentityPoolProps, type IdentityPoolSettings } from './identity-pool/identity-pool';
export {
  IdentityPoolRole,
  type IdentityPoolRoleProps,
  type IdentityPoolRoleSettings,
} from './identity-pool/identity-pool-role';
export type { AmbiguousRoleResolution, RoleMappingSettings, RoleRule } from './identity-pool/role-mapping';
export { type AttributeMapping, DEFAULT_ATTRIBUTE_MAPPING } from './identity-provider/attribute-mapping';
export {
  type IIamOidcProvider,
  type IamOidcConsumer,
  IamOidcProvider,
  type IamOidcProviderProps,
  type IamOidcProviderSettings,
} from './identity-provider/iam-oidc-provider';
export type { IIdentityProvider } from './identity-provider/identity-provider-ref';
export {
  OidcIdentityProvider,
  type OidcIdentityProviderProps,
  type OidcIdentityProviderSettings,
} from './identity-provider/oidc-identity-provider';
export type { RoleDefaults } from './role-defaults';
export { LoneStack } from './synthesis/lone-stack';
export { omitTokenStacks } from './synthesis/omit-token-stacks';
export type { ExistingUserPoolSettings } from './user-pool/existing-user-pool';
export type { FirstFactorNeeds, FirstFactorSettings, PasskeySettings } from './user-pool/first-factors';
export type { LambdaTriggers } from './user-pool/lambda-triggers';
export { LoginBranding, type LoginBrandingProps, type LoginBrandingSettings } from './user-pool/login-branding';
export type { CognitoDelivery, MessageDeliverySettings, SesDelivery, SmsDelivery } from './user-pool/message-delivery';
export type { MfaMethod, MfaNeeds, MfaSettings } from './user-pool/mfa';
export type { PasswordPolicy } from './user-pool/password-policy';
export {
  type CustomAttribute,
  type PoolAttribute,
  type PoolAttributes,
  type PoolAttributesSettings,
  type StandardAttributeSettings,
} from './user-pool/pool-attributes';
export { STANDARD_ATTRIBUTES, type StandardAttribute } from './user-pool/standard-attributes';
export { ReferencedUserPool, type ReferencedUserPoolProps } from './user-pool/referenced-user-pool';
export {
  ResourceServer,
  type ResourceServerProps,
  type ResourceServerSettings,
  type ScopeOwner,
} from './user-pool/resource-server';
export type { AccountRecovery, SignInSecuritySettings } from './user-pool/sign-in-security';
export type {
  InvitationMessages,
  SignUpSettings,
  VerifiableAttribute,
  VerificationMessages,
} from './user-pool/sign-up';
export { type GroupsContext, UserGroup, type UserGroupProps, type UserGroupSettings } from './user-pool/user-group';
export { UserPool, type UserPoolProps, type UserPoolSettings } from './user-pool/user-pool';
export {
  type CertificateContext,
  type CustomDomain,
  type ManagedLogin,
  type PrefixDomain,
  UserPoolDomain,
  type UserPoolDomainProps,
  type UserPoolDomainSettings,
} from './user-pool/user-pool-domain';
export type { IUserPool, UserPoolFacts } from './user-pool/user-pool-ref';
export { SignInParameters, type SignInParametersProps } from './sign-in-parameters';
