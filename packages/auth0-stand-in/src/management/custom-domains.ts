import { randomUUID } from 'node:crypto';
import type { Management } from 'auth0';
import { apiErrors } from '../errors';
import type { CustomDomainRecord } from '../store-state';
import { without } from '../store-state';
import type { Call, Route } from './route';
import { CHECKPOINT_QUERY, checkpointed, created, find, noContent, ok, patched, route } from './route';
import type { Schema } from './schema';
import { choice, mapOf, nullable, object, text } from './schema';
import { randomId } from './tenant';

const MAX_METADATA_VALUE = 255;
const MAX_METADATA = 10;

const shared = {
  tls_policy: choice('recommended'),
  custom_client_ip_header: nullable(
    choice('', 'true-client-ip', 'cf-connecting-ip', 'x-forwarded-for', 'x-azure-clientip'),
  ),
  domain_metadata: mapOf(nullable(text({ maxLength: MAX_METADATA_VALUE })), MAX_METADATA),
} as const;

const createSchema = object(
  {
    ...shared,
    domain: text({ minLength: 1, pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$' }),
    type: choice('auth0_managed_certs', 'self_managed_certs'),
    verification_method: choice('txt'),
    relying_party_identifier: text({ minLength: 1 }),
  } satisfies Record<keyof Management.CreateCustomDomainRequestContent, Schema>,
  ['domain', 'type'],
);

const updateSchema = object({
  ...shared,
  relying_party_identifier: nullable(text({ minLength: 1 })),
} satisfies Record<keyof Management.UpdateCustomDomainRequestContent, Schema>);

type CustomDomainInput = Pick<CustomDomainRecord, 'domain' | 'type'> & {
  domain_metadata?: Record<string, string | null>;
};

/** A new custom domain, which is not verified. */
export function newCustomDomain({ domain_metadata: metadata, ...asked }: CustomDomainInput): CustomDomainRecord {
  return {
    custom_domain_id: `cd_${randomId(16)}`,
    primary: true,
    status: 'pending_verification',
    verification: {
      methods: [{ name: 'txt', record: randomUUID(), domain: `_cf-custom-hostname.${asked.domain}` }],
    },
    custom_client_ip_header: null,
    tls_policy: 'recommended',
    ...asked,
    ...(metadata && { domain_metadata: patched({}, metadata) }),
  };
}

const findDomain = ({ store, params }: Call<unknown>) =>
  find(store.state.customDomains, params.id, apiErrors.noCustomDomain);

const save = (call: Call<unknown>, domain: CustomDomainRecord) =>
  call.store.change((draft) => {
    draft.customDomains[domain.custom_domain_id] = domain;
    return domain;
  });

const create = (call: Call<CustomDomainInput>) => {
  const taken = Object.values(call.store.state.customDomains).some(({ domain }) => domain === call.body.domain);
  if (taken) throw apiErrors.customDomainExists();
  return created(save(call, newCustomDomain(call.body)));
};

/** Returns all custom domains, or one page if the caller requests pages. */
const search = (call: Call) => {
  const domains = Object.values(call.store.state.customDomains);
  const isCheckpoint = call.query.take !== undefined || call.query.from !== undefined;
  return ok(isCheckpoint ? checkpointed(domains, call.query, 'custom_domains') : domains);
};

/** Merges metadata, where a null removes a key, and replaces other properties. */
const update = (call: Call<Management.UpdateCustomDomainRequestContent>) => {
  const domain = findDomain(call);
  const { domain_metadata: metadata, custom_client_ip_header: header, ...changes } = call.body;
  return ok(
    save(call, {
      ...patched(domain, changes),
      custom_client_ip_header: header === undefined ? domain.custom_client_ip_header : header,
      ...(metadata && { domain_metadata: patched(domain.domain_metadata ?? {}, metadata) }),
    }),
  );
};

/**
 * Custom domains. The verification always succeeds, because a rehearsal has no DNS for it.
 *
 * @see https://auth0.com/docs/api/management/v2/custom-domains/post-custom-domains
 * @see https://auth0.com/docs/api/management/v2/custom-domains/patch-custom-domains-by-id
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/test/data/recordings/TestAccCustomDomain.yaml
 */
export const customDomainRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/custom-domains',
    scopes: ['read:custom_domains'],
    query: CHECKPOINT_QUERY,
    handle: search,
  }),
  route({
    method: 'POST',
    path: '/custom-domains',
    scopes: ['create:custom_domains'],
    body: createSchema,
    handle: create,
  }),
  route({
    method: 'GET',
    path: '/custom-domains/:id',
    scopes: ['read:custom_domains'],
    handle: (call) => ok(findDomain(call)),
  }),
  route({
    method: 'PATCH',
    path: '/custom-domains/:id',
    scopes: ['update:custom_domains'],
    body: updateSchema,
    handle: update,
  }),
  route({
    method: 'DELETE',
    path: '/custom-domains/:id',
    scopes: ['delete:custom_domains'],
    handle: (call) => {
      const { custom_domain_id: id } = findDomain(call);
      call.store.change((draft) => {
        draft.customDomains = without(draft.customDomains, id);
      });
      return noContent;
    },
  }),
  route({
    method: 'POST',
    path: '/custom-domains/:id/verify',
    scopes: ['create:custom_domains'],
    handle: (call) => ok(save(call, { ...findDomain(call), status: 'ready' })),
  }),
];
