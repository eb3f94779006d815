import { appClientFaults } from './app-client';
import { auth0Faults } from './auth0';
import { identityPoolFaults } from './identity-pool';
import { identityProviderFaults } from './identity-provider';
import { urlFaults } from './urls';
import { userPoolFaults } from './user-pool';
import { valueFaults } from './values';

/** Every fault of the constructs: `fault.<code>({ path, received, … })`. */
export const fault = {
  ...appClientFaults,
  ...auth0Faults,
  ...identityPoolFaults,
  ...identityProviderFaults,
  ...urlFaults,
  ...userPoolFaults,
  ...valueFaults,
};
