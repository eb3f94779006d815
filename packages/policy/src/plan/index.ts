import type { Rule } from '../rule';
import type { Subject } from '../subject';
import { actionsUnbound } from './sign-in/actions-unbound';
import { appClientLost } from './removed/app-client-lost';
import { applicationLost } from './removed/application-lost';
import { attributeMappingChanged } from './rights/attribute-mapping-changed';
import { coverageOf, judgedSettings, type Coverage } from './coverage';
import { decidedAtApply } from './protection/decided-at-apply';
import { messageLinksOutside, messagesChanged, senderChanged } from './destinations/messages';
import {
  managedLoginDisabled,
  managedLoginWithoutStyle,
  registrationChanged,
  signInCertificateChanged,
  dnsRecordChanged,
} from './destinations/names';
import { urlInsecure } from './destinations/url-insecure';
import { urlOutside } from './destinations/url-outside';
import { urlRemoved } from './destinations/url-removed';
import { applicationWeakened, connectionSourceChanged, connectionWeakened } from './sign-in/auth0-application';
import { attackProtectionWeakened, secondFactorWeakened, tenantSettingsChanged } from './sign-in/auth0-tenant';
import { nativeFlowAdded, refreshRotationLost, signInProvidersChanged } from './sign-in/client-sign-in';
import { clientTelemetryChanged } from './sign-in/telemetry';
import {
  foreignTriggerAdded,
  triggerChanged,
  triggerCodeChanged,
  triggerPermissionOpen,
} from './sign-in/lambda-triggers';
import {
  deviceTrackingWeakened,
  passwordRulesWeakened,
  signInFactorsChanged,
  threatProtectionWeakened,
  tierLowered,
} from './sign-in/pool-protection';
import { recoveryChanged, selfSignUpOpened, signInNamesChanged, verificationWeakened } from './sign-in/pool-sign-up';
import {
  connectionAdded,
  connectionLost,
  connectionSwitched,
  identityProviderAdded,
  keysInTerraform,
  otherAccessChanged,
  usersInTerraform,
  protectionRemoved,
  signInActionsChanged,
  signInCodeChanged,
} from './sign-in/resources-of-sign-in';
import { userLinksAdded } from './sign-in/user-links';
import { settingHidden } from './protection/hidden-setting';
import { identityPoolLost } from './removed/identity-pool-lost';
import { identityProviderLost } from './removed/identity-provider-lost';
import { identitySourceChanged, providerChanged } from './sign-in/identity-source-changed';
import { implicitFlowAdded } from './sign-in/implicit-flow-added';
import { mfaWeakened } from './sign-in/mfa-weakened';
import { passwordFlowAdded, passwordShortened } from './sign-in/password-weakened';
import { pkceOff } from './sign-in/pkce-off';
import { poolSchemaChanged } from './protection/pool-schema-changed';
import {
  deletionProtectionLost,
  identityForgotten,
  tokenRevocationLost,
  userExistenceRevealed,
} from './protection/protection-lost';
import { existingUnknown, objectExists } from './protection/object-exists';
import { stageLowered } from './protection/stage';
import { providerWeakened } from './protection/providers';
import { publicAccessAllowed } from './protection/public-access';
import { resourceShared, storeOpened } from './protection/shared';
import { keyWeakened, stateStorageChanged } from './protection/state';
import { actionInvoked, changeDeferred, checkFailed, planPartUnknown, secretInOutput } from './protection/whole-plan';
import {
  emailMappingChanged,
  readableAttributesChanged,
  userControlledClaim,
  writableAttributesWidened,
} from './rights/attributes';
import {
  classicFlowAllowed,
  groupRoleChanged,
  guestsAllowed,
  identityPoolSourcesChanged,
  rolesOfUsersChanged,
} from './rights/identity-pool';
import { claimGroupsWidened } from './rights/claim-groups';
import { boundaryChanged, iamProviderChanged, permissionsBroad, permissionsWidened } from './rights/permissions';
import { apiChanged, machineAccessAdded, scopeRemoved, selfServiceScopeAdded } from './rights/scopes';
import { trustOpen, trustWidened } from './rights/trust';
import { policyUnreadable } from './rights/policy-unreadable';
import { scopesWidened } from './rights/scopes-widened';
import { secretBlanked, secretRotated } from './protection/secrets-changed';
import { signInAddressLost } from './removed/sign-in-address-lost';
import { tagsChanged } from './protection/tags-changed';
import { tokenLifetimeRaised } from './rights/token-lifetime-raised';
import { trustWithoutAud } from './rights/trust-without-aud';
import { userPoolLost } from './removed/user-pool-lost';

export { isCovered, type Coverage, type Unjudged } from './coverage';
export { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN, canonical, holds, isEqual, isSame, placeholderText } from './values';

/** Facts about an environment that a plan does not contain. */
export interface EnvironmentFacts {
  /**
   * Allowed hosts of redirects, with the port if there is one.
   *
   * @default - those in the outputs of the environment
   */
  readonly hosts?: readonly string[];
  /**
   * Bucket names, key ids and ARNs of Terraform state.
   *
   * @default - everything with "state" in its name
   */
  readonly stateStores?: readonly string[];
}

const LOSS_RULES = [
  userPoolLost,
  identityProviderLost,
  signInAddressLost,
  poolSchemaChanged,
  applicationLost,
  appClientLost,
  identityPoolLost,
  connectionLost,
];

const SIGN_IN_RULES = [
  identitySourceChanged,
  connectionSourceChanged,
  foreignTriggerAdded,
  actionsUnbound,
  selfSignUpOpened,
  signInProvidersChanged,
  identityProviderAdded,
  providerChanged,
  nativeFlowAdded,
  passwordFlowAdded,
  passwordShortened,
  passwordRulesWeakened,
  recoveryChanged,
  verificationWeakened,
  signInNamesChanged,
  signInFactorsChanged,
  mfaWeakened,
  threatProtectionWeakened,
  protectionRemoved,
  tierLowered,
  deviceTrackingWeakened,
  triggerChanged,
  triggerCodeChanged,
  triggerPermissionOpen,
  userLinksAdded,
  implicitFlowAdded,
  pkceOff,
  tokenRevocationLost,
  tokenLifetimeRaised,
  refreshRotationLost,
  userExistenceRevealed,
  clientTelemetryChanged,
  applicationWeakened,
  connectionAdded,
  connectionSwitched,
  connectionWeakened,
  signInCodeChanged,
  signInActionsChanged,
  attackProtectionWeakened,
  secondFactorWeakened,
  tenantSettingsChanged,
  usersInTerraform,
];

const PERMISSION_RULES = [
  trustOpen,
  permissionsBroad,
  policyUnreadable,
  trustWithoutAud,
  trustWidened,
  permissionsWidened,
  boundaryChanged,
  iamProviderChanged,
  keysInTerraform,
  otherAccessChanged,
  guestsAllowed,
  classicFlowAllowed,
  identityPoolSourcesChanged,
  rolesOfUsersChanged,
  groupRoleChanged,
  claimGroupsWidened,
  emailMappingChanged,
  userControlledClaim,
  writableAttributesWidened,
  selfServiceScopeAdded,
  machineAccessAdded,
  apiChanged,
  attributeMappingChanged,
  readableAttributesChanged,
  scopesWidened,
  scopeRemoved,
];

const destinationRules = (hosts: readonly string[]) => [
  urlOutside(hosts),
  urlInsecure,
  urlRemoved(hosts),
  dnsRecordChanged,
  registrationChanged,
  signInCertificateChanged,
  managedLoginWithoutStyle,
  managedLoginDisabled,
  senderChanged,
  messageLinksOutside(hosts),
  messagesChanged,
];

const protectionRules = (stateStores: readonly string[]) => [
  stateStorageChanged(stateStores),
  storeOpened(stateStores),
  publicAccessAllowed(stateStores),
  resourceShared,
  secretInOutput,
  objectExists,
  existingUnknown,
  deletionProtectionLost,
  keyWeakened,
  stageLowered,
  identityForgotten,
  providerWeakened,
  secretBlanked,
  actionInvoked,
  changeDeferred,
  checkFailed,
  planPartUnknown,
  settingHidden,
  secretRotated,
  tagsChanged,
];

/** The rules about the effects of a plan on users. Each compares the planned with the current values. */
export function identityRisks({ hosts = [], stateStores = [] }: EnvironmentFacts = {}): readonly Rule[] {
  const rules = [
    ...LOSS_RULES,
    ...SIGN_IN_RULES,
    ...PERMISSION_RULES,
    ...destinationRules(hosts),
    ...protectionRules(stateStores),
  ];
  return [...rules, decidedAtApply(judgedSettings(rules))];
}

/** Changes of a plan that {@link identityRisks} do not cover. */
export const identityCoverage = (subject: Subject): Coverage => coverageOf(subject, identityRisks());
