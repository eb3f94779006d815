import { idpResponseUrl, shown, cognitoGuide } from '@auth0-cognito/contract';
import { cognitoHosts, federatedApplications } from '../cognito';
import { expanded } from '../expressions';
import { texts } from '../json';
import type { Rule } from '../rule';

export const federatedCallback: Rule = {
  id: 'federated-callback',
  severity: 'critical',
  reads: ['configuration'],
  title: 'Auth0 would not redirect users to Cognito',
  help: 'give the Auth0 application exactly one callback: the /oauth2/idpresponse URL of the user pool’s domain',
  source: cognitoGuide('federation-endpoints'),
  check: (subject) => {
    const allowed = cognitoHosts(subject).map(idpResponseUrl);
    return federatedApplications(subject)
      .map(({ address, values }) => ({
        address: `${address}.callbacks`,
        callbacks: texts(values.callbacks).map((url) => expanded(subject, url)),
      }))
      .filter(({ callbacks }) => callbacks.length === 0 || callbacks.some((url) => !allowed.includes(url)))
      .map(({ address, callbacks }) => ({ address, received: shown(callbacks), allowed: allowed.join(' or ') }));
  },
};
