import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { APPLICATION, signInApplications, tenantHosts } from '../cognito';
import { expanded, referred } from '../expressions';
import { isExpression, texts } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** IAM trusts tokens by issuer and audience: they must be those of this tenant and this application. */
export const iamProvider: Rule = {
  id: 'iam-provider',
  severity: 'critical',
  reads: ['configuration'],
  title: 'AWS would trust tokens of another tenant or application',
  help: 'give the IAM OIDC provider the https URL of the tenant and the client ID of its application',
  source: cognitoGuide('open-id'),
  check: (subject) => {
    const hosts = tenantHosts(subject);
    const applications = signInApplications(subject).map(({ address }) => address);
    return ofType(subject, 'aws_iam_openid_connect_provider')
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ address, values }) => {
        const url = expanded(subject, String(values.url));
        const isTenant = isExpression(url) || hosts.some((host) => url.replace(/\/$/, '') === `https://${host}`);
        const ids = texts(values.client_id_list);
        const isOwn =
          ids.length > 0 &&
          ids.every((id) => referred(subject, id, APPLICATION).some((app) => applications.includes(app.address)));
        return [
          ...(isTenant
            ? []
            : [
                {
                  address: `${address}.url`,
                  received: shown(url),
                  allowed: hosts.map((host) => `https://${host}`).join(' or '),
                },
              ]),
          ...(isOwn
            ? []
            : [
                {
                  address: `${address}.client_id_list`,
                  received: shown(ids),
                  allowed: 'client IDs of the Auth0 applications that sign users in',
                },
              ]),
        ];
      });
  },
};
