import type { DataSourceDefinition } from '../definition';
import { tenantReading } from '../resources/tenant';
import { uniqueId } from '../resources/unique-id';
import { providerSchema, type Block } from '../schema';

const TYPE = 'auth0_tenant';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;

/** The tenant the provider is configured for. Reading it makes a plan check the credentials. */
export const tenantData: DataSourceDefinition = {
  type: TYPE,
  async read(api) {
    const settings = await api.get('tenants/settings');
    return {
      ...tenantReading(BLOCK, settings, uniqueId()),
      domain: api.domain,
      management_api_identifier: api.identifier,
    };
  },
};
