import type { Rule } from '../rule';

import { accountGuard } from './account-guard';
import { applicationGrants } from './application-grants';
import { applicationOrigins } from './application-origins';
import { attributeMapping } from './attribute-mapping';
import { claimFromUserMetadata } from './claim-from-user-metadata';
import { clientOwner } from './client-owner';
import { clientScopes } from './client-scopes';
import { clientSettings } from './client-settings';
import { deletionProtection } from './deletion-protection';
import { exposedSecret } from './exposed-secret';
import { federatedCallback } from './federated-callback';
import { foreignTrigger } from './foreign-trigger';
import { groupsFunctionUnused } from './groups-function-unused';
import { hiddenSetting } from './hidden-setting';
import { iamProvider } from './iam-provider';
import { identityPoolLogin } from './identity-pool-login';
import { identityPoolLoosened } from './identity-pool-loosened';
import { implicitFlow } from './implicit-flow';
import { issuerOfTenant } from './issuer-of-tenant';
import { literalSecret } from './literal-secret';
import { localhostInProduction } from './localhost-in-production';
import { loginUri } from './login-uri';
import { logoutChain } from './logout-chain';
import { machineSecret } from './machine-secret';
import { oauthEnabled } from './oauth-enabled';
import { passwordFlows } from './password-flows';
import { poolDomain } from './pool-domain';
import { poolSignIn } from './pool-sign-in';
import { providerConstraints } from './provider-constraints';
import { providerCredentials } from './provider-credentials';
import { providerDetails } from './provider-details';
import { providerListed } from './provider-listed';
import { providerReplacement } from './provider-replacement';
import { providerScopes } from './provider-scopes';
import { redirectUrl } from './redirect-url';
import { roleAttachment } from './role-attachment';
import { rolePermissions } from './role-permissions';
import { roleTrust } from './role-trust';
import { secretPostcondition } from './secret-postcondition';
import { stateBackend } from './state-backend';
import { tenantCheck } from './tenant-check';
import { tokenLifetime } from './token-lifetime';
import { tokenRevocation } from './token-revocation';
import { tokenSignature } from './token-signature';
import { userExistenceErrors } from './user-existence-errors';
import { usernameCase } from './username-case';

/** All rules for configurations, sorted by id. The rules for plans are `identityRisks`. */
export const RULES: readonly Rule[] = [
  accountGuard,
  applicationGrants,
  applicationOrigins,
  attributeMapping,
  claimFromUserMetadata,
  clientOwner,
  clientScopes,
  clientSettings,
  deletionProtection,
  exposedSecret,
  federatedCallback,
  foreignTrigger,
  groupsFunctionUnused,
  hiddenSetting,
  iamProvider,
  identityPoolLogin,
  identityPoolLoosened,
  implicitFlow,
  issuerOfTenant,
  literalSecret,
  localhostInProduction,
  loginUri,
  logoutChain,
  machineSecret,
  oauthEnabled,
  passwordFlows,
  poolDomain,
  poolSignIn,
  providerConstraints,
  providerCredentials,
  providerDetails,
  providerListed,
  providerReplacement,
  providerScopes,
  redirectUrl,
  roleAttachment,
  rolePermissions,
  roleTrust,
  secretPostcondition,
  stateBackend,
  tenantCheck,
  tokenLifetime,
  tokenRevocation,
  tokenSignature,
  userExistenceErrors,
  usernameCase,
];
