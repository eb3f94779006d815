import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import type { Orphan } from './orphan';

const one = (subject: string, fault: Fault) => new FaultError(subject, [fault]);

export const orphansFound = (environment: string, orphans: readonly [Orphan, ...Orphan[]]) => {
  const faultOf = ({ address, kind, id }: Orphan): Fault => ({
    code: 'ERR_ORPHAN',
    path: address,
    received: `${kind}, id ${id}, which the state of ${environment} does not know`,
    allowed:
      'nothing of that name yet, or what the state knows; an apply would make it a second time, or stop half-way there',
    fix: `import it: ./federation plan ${environment} --import; if it belongs to another team, give the environment another name`,
  });
  const [first, ...rest] = orphans;
  return new FaultError(`environment ${environment}`, [faultOf(first), ...rest.map(faultOf)]);
};

export const importAmbiguous = (several: readonly Orphan[]): Fault => ({
  code: 'ERR_IMPORT_AMBIGUOUS',
  path: several[0]?.address ?? '',
  received: several.map(({ kind, id }) => `${kind}, id ${id}`).join('; '),
  allowed: 'one object to import',
  fix: 'see which of them is in use, delete the others, and try again',
});

export const orphansUnseen = (address: string, why: string) =>
  one('search for objects that the state does not know', {
    code: 'ERR_ORPHANS_UNSEEN',
    path: address,
    received: why,
    allowed: 'an answer of AWS or Auth0: whether an object of that name is there',
    fix: 'grant what is missing, or try again; nothing is applied while it is not known what is there',
  });

export const auth0CredentialsMissing = (domain: string) =>
  one('search for objects that the state does not know', {
    code: 'ERR_AUTH0_CREDENTIALS_MISSING',
    path: `AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET of ${domain}`,
    received: 'not set',
    allowed: 'id and secret of the management application that Terraform uses',
    fix: 'set them in the environment, as for terraform plan',
  });

export const awsAccountElsewhere = (account: string, allowed: readonly string[]) =>
  one('AWS credentials', {
    code: 'ERR_AWS_ACCOUNT',
    path: 'AWS credentials',
    received: `account ${account}`,
    allowed: `account ${allowed.join(', ')}, which the environment names`,
    fix: 'use credentials of that account (AWS_PROFILE, SSO, …)',
  });
