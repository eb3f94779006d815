import type { Rule } from '../rule';
import { actionsUnbound } from './actions-unbound';
import { appClientLost } from './app-client-lost';
import { applicationLost } from './application-lost';
import { attributeMappingChanged } from './attribute-mapping-changed';
import { decidedAtApply } from './decided-at-apply';
import { identityPoolLost } from './identity-pool-lost';
import { identityProviderLost } from './identity-provider-lost';
import { identitySourceChanged } from './identity-source-changed';
import { implicitFlowAdded } from './implicit-flow-added';
import { mfaWeakened } from './mfa-weakened';
import { passwordFlowAdded, passwordShortened } from './password-weakened';
import { pkceOff } from './pkce-off';
import { poolSchemaChanged } from './pool-schema-changed';
import { deletionProtectionLost, identityForgotten, tokenRevocationLost, userExistenceTold } from './protection-lost';
import { scopesWidened } from './scopes-widened';
import { secretBlanked, secretRotated } from './secrets-changed';
import { signInAddressLost } from './sign-in-address-lost';
import { stateTouched } from './state-touched';
import { tagsChanged } from './tags-changed';
import { tokenLifetimeRaised } from './token-lifetime-raised';
import { trustWithoutAud } from './trust-without-aud';
import { urlInsecure } from './url-insecure';
import { urlOutside } from './url-outside';
import { userPoolLost } from './user-pool-lost';

export { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN, canonical, isEqual, isSame, placeholderWords } from './values';

/** What an environment knows about itself and a plan can't tell. */
export interface KnownOfEnvironment {
  /**
   * Hosts that people may be sent to, with the port where there is one.
   *
   * @default - those that the environment's outputs name
   */
  readonly hosts?: readonly string[];
  /**
   * Bucket names, key ids and ARNs that hold Terraform state.
   *
   * @default - whatever has "state" in its name
   */
  readonly stateStores?: readonly string[];
}

/** The rules that say what a plan does to the people who sign in. Each compares what will be with what is. */
export function identityRisks({ hosts = [], stateStores = [] }: KnownOfEnvironment = {}): readonly Rule[] {
  return [
    userPoolLost,
    identityProviderLost,
    signInAddressLost,
    poolSchemaChanged,
    applicationLost,
    appClientLost,
    identityPoolLost,
    actionsUnbound,
    stateTouched(stateStores),
    urlOutside(hosts),
    urlInsecure,
    implicitFlowAdded,
    passwordFlowAdded,
    passwordShortened,
    pkceOff,
    tokenRevocationLost,
    userExistenceTold,
    deletionProtectionLost,
    mfaWeakened,
    tokenLifetimeRaised,
    trustWithoutAud,
    identitySourceChanged,
    identityForgotten,
    decidedAtApply,
    secretBlanked,
    attributeMappingChanged,
    scopesWidened,
    secretRotated,
    tagsChanged,
  ];
}
