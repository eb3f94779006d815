import type { Json, JsonObject } from '../api';
import type { DataSourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { customDomainReading } from '../resources/custom-domain';
import { providerSchema, type Block } from '../schema';

const TYPE = 'auth0_custom_domain';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;

/** A custom domain that is managed elsewhere: by its ID, or the tenant's first one. */
export const customDomainData: DataSourceDefinition = {
  type: TYPE,
  async read(api, { custom_domain_id: id }) {
    if (typeof id === 'string' && id !== '') {
      return customDomainReading(BLOCK, await api.get(`custom-domains/${encodeURIComponent(id)}`));
    }
    const domains: Json = await api.get('custom-domains');
    const [first] = Array.isArray(domains) ? (domains as readonly JsonObject[]) : [];
    if (!first) throw texts.notFound('custom domain');
    return customDomainReading(BLOCK, first);
  },
};
