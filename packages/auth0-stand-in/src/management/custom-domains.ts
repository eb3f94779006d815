import type { Management } from 'auth0';
import type { CustomDomainRecord, Json } from '../store-state';
import { without } from '../store-state';
import { apiErrors } from '../errors';
import type { Call, Route } from './route';
import { created, find, noContent, ok, patched, route } from './route';
import type { Schema } from './schema';
import { choice, mapOf, nullable, object, text } from './schema';
import { randomId } from './tenant';

const shared = {
  tls_policy: choice('recommended'),
  custom_client_ip_header: nullable(
    choice('true-client-ip', 'cf-connecting-ip', 'x-forwarded-for', 'x-azure-clientip'),
  ),
  domain_metadata: mapOf(nullable(text({ maxLength: 255 })), 10),
} as const;

const createSchema = object(
  {
    ...shared,
    domain: text({ format: 'hostname' }),
    type: choice('auth0_managed_certs', 'self_managed_certs'),
    verification_method: choice('txt'),
    relying_party_identifier: text({ format: 'hostname' }),
  } satisfies Record<keyof Management.CreateCustomDomainRequestContent, Schema>,
  ['domain', 'type'],
);

const updateSchema = object({
  ...shared,
  relying_party_identifier: nullable(text({ format: 'hostname' })),
} satisfies Record<keyof Management.UpdateCustomDomainRequestContent, Schema>);

/** Host that a custom domain's DNS record must name. */
const originOf = (id: string, domain: string) =>
  `${id.toLowerCase()}.edge.tenants.${domain.split('.').slice(1).join('.')}`;

/** A new custom domain of a tenant; it signs nobody in until it is verified. */
export function newCustomDomain(
  tenantDomain: string,
  asked: Json & { domain: string; type: string },
): CustomDomainRecord {
  const { verification_method: _, ...rest } = asked;
  const id = `cd_${randomId(16)}`;
  const isManaged = asked.type === 'auth0_managed_certs';
  const origin = originOf(id, tenantDomain);
  return {
    custom_domain_id: id,
    primary: true,
    is_default: false,
    status: 'pending_verification',
    tls_policy: 'recommended',
    domain_metadata: {},
    ...(!isManaged && { origin_domain_name: origin }),
    ...rest,
    verification: {
      methods: [
        isManaged
          ? { name: 'cname', record: origin, domain: asked.domain }
          : { name: 'txt', record: randomId(32), domain: `_cf-custom-hostname.${asked.domain}` },
      ],
    },
  };
}

/** A custom domain once its DNS record was found. */
export function verifiedCustomDomain(domain: CustomDomainRecord): CustomDomainRecord {
  const certificate = { status: 'provisioned', certificate_authority: 'letsencrypt' };
  return {
    ...domain,
    status: 'ready',
    verification: { ...(domain.verification as Json), status: 'verified', last_verified_at: new Date().toISOString() },
    ...(domain.type === 'auth0_managed_certs' && { certificate }),
  };
}

const theDomain = ({ store, params }: Call<unknown>) =>
  find(store.state.customDomains, params.id, apiErrors.noCustomDomain);

const save = (call: Call<unknown>, domain: CustomDomainRecord) =>
  call.store.change((draft) => {
    draft.customDomains[domain.custom_domain_id] = domain;
    return domain;
  });

const create = (call: Call<{ domain: string; type: string }>) => {
  const taken = Object.values(call.store.state.customDomains).some(({ domain }) => domain === call.body.domain);
  if (taken || call.body.domain === call.domain) throw apiErrors.customDomainExists();
  return created(save(call, newCustomDomain(call.domain, call.body)));
};

/** Hosts of the tenant's own. */
export const customDomainRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/custom-domains',
    scopes: ['read:custom_domains'],
    handle: (call) => ok(Object.values(call.store.state.customDomains)),
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
    handle: (call) => ok(theDomain(call)),
  }),
  route<Json>({
    method: 'PATCH',
    path: '/custom-domains/:id',
    scopes: ['update:custom_domains'],
    body: updateSchema,
    handle: (call) => ok(save(call, patched(theDomain(call), call.body))),
  }),
  route({
    method: 'DELETE',
    path: '/custom-domains/:id',
    scopes: ['delete:custom_domains'],
    handle: (call) => {
      call.store.change((draft) => {
        draft.customDomains = without(draft.customDomains, call.params.id ?? '');
      });
      return noContent;
    },
  }),
  route({
    method: 'POST',
    path: '/custom-domains/:id/verify',
    scopes: ['create:custom_domains'],
    // Any DNS record is taken to be there: the rehearsal has no DNS.
    handle: (call) => ok(save(call, verifiedCustomDomain(theDomain(call)))),
  }),
];
