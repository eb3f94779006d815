import type { Auth0Api, Json } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { texts, warning } from '../diagnostics';
import { fromApi, toApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { blocks, onlyBlock, type ObjectValue } from '../values';
import { objectOrNothing } from './found';
import { uniqueId } from './unique-id';

const TYPE = 'auth0_branding';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
const MAPPING: Mapping = { skip: ['universal_login'] };
const TEMPLATE = 'branding/templates/universal-login';
/** Blocks that are read only where they are managed: every tenant has some value for them. */
const MANAGED_BLOCKS = ['colors', 'font'] as const;

const isManaged = (state: ObjectValue, name: string) => blocks(state[name]).length > 0;

const hasCustomDomain = async (api: Auth0Api) => {
  const domains: Json = await api.get('custom-domains');
  return Array.isArray(domains) && domains.length > 0;
};

async function write({ api, config, prior }: Change): Promise<void> {
  const body = toApi(BLOCK, config, MAPPING);
  if (Object.keys(body).length > 0) await api.patch('branding', body);
  const template = onlyBlock(config.universal_login)?.body;
  if (typeof template !== 'string' || template === '') {
    if (prior && isManaged(prior, 'universal_login')) await api.delete(TEMPLATE);
    return;
  }
  if (!(await hasCustomDomain(api))) throw texts.customDomainRequired();
  await api.put(TEMPLATE, { template });
}

async function read(api: Auth0Api, id: string, state: ObjectValue): Promise<Reading> {
  const unmanaged = MANAGED_BLOCKS.filter((name) => !isManaged(state, name));
  const found = fromApi(BLOCK, await api.get('branding'), { skip: [...(MAPPING.skip ?? []), ...unmanaged] });
  if (!isManaged(state, 'universal_login')) return { ...found, id };
  const template = await objectOrNothing(() => api.get(TEMPLATE));
  return { ...found, id, universal_login: template ? [{ body: String(template.body ?? '') }] : [] };
}

/** Colours, logo and page template of the sign-in pages, which exist once per tenant: deleting removes the template only. */
export const branding: ResourceDefinition = {
  type: TYPE,
  async create(change, created) {
    const id = uniqueId();
    created(id);
    await write(change);
    return id;
  },
  update: (change) => write(change),
  read,
  async delete(api, _id, state, warn) {
    if (!isManaged(state, 'universal_login')) return;
    if (await hasCustomDomain(api)) await api.delete(TEMPLATE);
    else warn(warning(texts.brandingTemplateKept));
  },
};
