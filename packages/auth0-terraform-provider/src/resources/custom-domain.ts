import type { JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { fromApi, mergedMap, toApi, type Mapping } from '../fields';
import { mapFromApi, providerSchema, type Block } from '../schema';
import { oneOf } from '../validate';
import { foundOrNull } from './found';

const TYPE = 'auth0_custom_domain';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
const MAPPING: Mapping = { skip: ['domain_metadata'] };
const UPDATE_MAPPING: Mapping = { ...MAPPING, readOnly: ['domain', 'type'] };

const pathOf = (id: string) => `custom-domains/${encodeURIComponent(id)}`;

function bodyOf({ config, prior, planned }: Change) {
  const metadata = mergedMap(prior?.domain_metadata, planned.domain_metadata);
  return { ...toApi(BLOCK, config, prior ? UPDATE_MAPPING : MAPPING), ...(metadata && { domain_metadata: metadata }) };
}

/** A custom domain as both the resource and the data source show it. */
export const customDomainReading = (block: Block, domain: JsonObject): Reading => ({
  ...fromApi(block, domain, MAPPING),
  id: String(domain.custom_domain_id),
  domain_metadata: mapFromApi(domain.domain_metadata),
});

/** A host of the tenant's own for its sign-in pages and its issuer. */
export const customDomain: ResourceDefinition = {
  type: TYPE,
  traits: { domain: { forceNew: true }, type: { forceNew: true } },
  rules: [
    oneOf('type', 'auth0_managed_certs', 'self_managed_certs'),
    oneOf('custom_client_ip_header', 'cf-connecting-ip', 'x-forwarded-for', 'true-client-ip', ''),
    oneOf('tls_policy', 'compatible', 'recommended'),
  ],
  async create(change) {
    return String((await change.api.post('custom-domains', bodyOf(change))).custom_domain_id);
  },
  async update(change, id) {
    await change.api.patch(pathOf(id), bodyOf(change));
  },
  read: (api, id) => foundOrNull(async () => customDomainReading(BLOCK, await api.get(pathOf(id)))),
  delete: (api, id) => api.delete(pathOf(id)),
};
