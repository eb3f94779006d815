import { X509Certificate, createHash, createPublicKey } from 'node:crypto';
import type { Management } from 'auth0';
import type { CredentialRecord } from '../store-state';
import { apiErrors } from '../errors';
import type { Call, Route } from './route';
import { created, find, noContent, ok, route } from './route';
import { choice, flag, integer, nullable, object, text } from './schema';
import { randomId } from './tenant';

const createSchema = object(
  {
    credential_type: choice('public_key', 'cert_subject_dn', 'x509_cert'),
    name: text({ minLength: 1, maxLength: 128 }),
    subject_dn: text({ minLength: 1, maxLength: 256 }),
    pem: text({ minLength: 1, maxLength: 4096 }),
    alg: choice('RS256', 'RS384', 'PS256'),
    parse_expiry_from_cert: flag,
    expires_at: text(),
    kid: text({ minLength: 10, maxLength: 64 }),
  },
  ['credential_type'],
);

/** Parses a PEM. Throws Auth0's schema error if it is neither a key nor a certificate. */
const readPem = (pem: string) => {
  try {
    const certificate = pem.includes('CERTIFICATE') ? new X509Certificate(pem) : undefined;
    const der = (certificate?.publicKey ?? createPublicKey(pem)).export({ type: 'spki', format: 'der' });
    return { certificate, kid: createHash('sha256').update(der).digest('base64url') };
  } catch {
    throw apiErrors.invalidBody(`'The PEM is neither a public key nor a certificate' on property pem`);
  }
};

const expiry = (value: string) => {
  if (Number.isNaN(Date.parse(value))) {
    throw apiErrors.invalidBody(
      `'Object didn't pass validation for format date-time: ${value}' on property expires_at`,
    );
  }
  return new Date(value).toISOString();
};

/** A new credential. */
const newCredential = (input: Management.PostClientCredentialRequestContent): CredentialRecord => {
  const { pem, subject_dn, parse_expiry_from_cert, kid, alg, expires_at, ...rest } = input;
  if (!pem && !(input.credential_type === 'cert_subject_dn' && subject_dn)) {
    throw apiErrors.invalidBody(`'Missing required property: pem'`);
  }
  const read = pem ? readPem(pem) : undefined;
  const now = new Date().toISOString();
  const certificate = read?.certificate;
  const expires = parse_expiry_from_cert && certificate ? certificate.validTo : expires_at;
  return {
    ...rest,
    id: `cred_${randomId(22)}`,
    pem: pem ?? '',
    ...(input.credential_type === 'public_key' && { kid: kid ?? read?.kid, alg: alg ?? 'RS256' }),
    ...(input.credential_type === 'cert_subject_dn' && { subject_dn: subject_dn ?? certificate?.subject }),
    ...(certificate && {
      thumbprint_sha256: createHash('sha256').update(certificate.raw).digest('base64url'),
    }),
    ...(expires && { expires_at: expiry(expires) }),
    created_at: now,
    updated_at: now,
  };
};

const view = ({ pem: _, ...shown }: CredentialRecord) => shown;

const credentialsOf = (call: Call<unknown>) => {
  const client = find(call.store.state.clients, call.params.id, apiErrors.noClient);
  return call.store.state.credentials[client.client_id] ?? [];
};

const findCredential = (call: Call<unknown>) => {
  const found = credentialsOf(call).find(({ id }) => id === call.params.credential);
  if (!found) throw apiErrors.noCredential();
  return found;
};

const replaceAll = (call: Call<unknown>, credentials: CredentialRecord[]) =>
  call.store.change((draft) => {
    draft.credentials[call.params.id ?? ''] = credentials;
  });

const create = (call: Call<Management.PostClientCredentialRequestContent>) => {
  const before = credentialsOf(call);
  const credential = newCredential(call.body);
  replaceAll(call, [...before, credential]);
  return created(view(credential));
};

const update = (call: Call<{ expires_at?: string | null }>) => {
  const { expires_at: _, ...kept } = findCredential(call);
  const changed = {
    ...kept,
    ...(call.body.expires_at && { expires_at: expiry(call.body.expires_at) }),
    updated_at: new Date().toISOString(),
  } as CredentialRecord;
  replaceAll(
    call,
    credentialsOf(call).map((credential) => (credential.id === changed.id ? changed : credential)),
  );
  return ok(view(changed));
};

const remove = (call: Call) => {
  const { id } = findCredential(call);
  replaceAll(
    call,
    credentialsOf(call).filter((credential) => credential.id !== id),
  );
  return noContent;
};

const ONE = '/clients/:id/credentials/:credential';

/** Public keys and certificates with which an application authenticates. */
export const clientCredentialRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/clients/:id/credentials',
    scopes: ['read:client_credentials'],
    query: { include_totals: flag, page: integer(0), per_page: integer(0, 100) },
    // An array without pages: an application has only a few credentials.
    handle: (call) => ok(credentialsOf(call).map(view)),
  }),
  route({
    method: 'POST',
    path: '/clients/:id/credentials',
    scopes: ['create:client_credentials'],
    body: createSchema,
    handle: create,
  }),
  route({
    method: 'GET',
    path: ONE,
    scopes: ['read:client_credentials'],
    handle: (call) => ok(view(findCredential(call))),
  }),
  route({
    method: 'PATCH',
    path: ONE,
    scopes: ['update:client_credentials'],
    body: object({ expires_at: nullable(text()) }),
    handle: update,
  }),
  route({ method: 'DELETE', path: ONE, scopes: ['delete:client_credentials'], handle: remove }),
];
