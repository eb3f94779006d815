import type { ResourceDefinition } from '../definition';
import { fromApi, toApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { oneOf } from '../validate';
import { foundOrNull } from './found';

const TYPE = 'auth0_client_grant';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
const MAPPING: Mapping = { names: { scopes: 'scope' } };
const UPDATE_MAPPING: Mapping = { ...MAPPING, readOnly: ['client_id', 'audience', 'subject_type'] };
const DEFAULT_SUBJECT = 'client';

const pathOf = (id: string) => `client-grants/${encodeURIComponent(id)}`;

/** The scopes of an API that an application may request. To create an existing grant imports it, as in the real provider. */
export const clientGrant: ResourceDefinition = {
  type: TYPE,
  traits: { client_id: { forceNew: true }, audience: { forceNew: true }, subject_type: { forceNew: true } },
  rules: [oneOf('subject_type', 'client', 'user'), oneOf('organization_usage', 'deny', 'allow', 'require')],
  async create({ api, config, planned }) {
    const query = { client_id: String(planned.client_id), audience: String(planned.audience) };
    const subject = config.subject_type ?? DEFAULT_SUBJECT;
    const existing = await api.list('client-grants', 'client_grants', query);
    const same = existing.find((grant) => (grant.subject_type ?? DEFAULT_SUBJECT) === subject);
    const grant = same ?? (await api.post('client-grants', toApi(BLOCK, config, MAPPING)));
    return String(grant.id ?? '');
  },
  async update({ api, config }, id) {
    await api.patch(pathOf(id), toApi(BLOCK, config, UPDATE_MAPPING));
  },
  read: (api, id) => foundOrNull(async () => ({ ...fromApi(BLOCK, await api.get(pathOf(id)), MAPPING), id })),
  delete: (api, id) => api.delete(pathOf(id)),
};
