import { setTimeout as sleep } from 'node:timers/promises';
import type { Auth0Api, Json, JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { fromApi, toApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { oneOf } from '../validate';
import { foundOrNull } from './found';

const TYPE = 'auth0_action';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
/** Skipped: `deploy` only starts a deployment, Auth0 does not return secrets, and `version_id` is set after a deployment. */
const MAPPING: Mapping = { skip: ['deploy', 'secrets', 'version_id'], lists: ['supported_triggers'] };
const BUILD_TRIES = 60;
const BUILD_PAUSE_MS = 500;

const pathOf = (id: string) => `actions/actions/${encodeURIComponent(id)}`;

function bodyOf(config: Change['config']): Record<string, Json> {
  const lists = { dependencies: config.dependencies as Json, secrets: config.secrets as Json };
  return { ...toApi(BLOCK, config, MAPPING), ...lists };
}

/** Deploys an action after Auth0 has built its code. */
async function deploy({ api, planned }: Change, id: string): Promise<void> {
  if (planned.deploy !== true) return;
  const name = String(planned.name);
  for (let tries = 0; tries < BUILD_TRIES; tries += 1) {
    const { status } = await api.get(pathOf(id));
    if (status === 'failed') throw texts.actionFailed(name);
    if (status === 'built') {
      await api.post(`${pathOf(id)}/deploy`, {});
      return;
    }
    await sleep(BUILD_PAUSE_MS);
  }
  throw texts.actionNeverBuilt(name);
}

function reading(action: JsonObject, id: string): Reading {
  const state = fromApi(BLOCK, action, MAPPING);
  const deployed = action.deployed_version as JsonObject | null | undefined;
  return {
    ...state,
    id,
    runtime: state.runtime === 'node18-actions' ? 'node18' : (state.runtime ?? ''),
    ...(deployed && { version_id: String(deployed.id ?? '') }),
  };
}

/** An Auth0 action: code that runs at a trigger. */
export const action: ResourceDefinition = {
  type: TYPE,
  traits: { deploy: { default: false } },
  rules: [oneOf('runtime', 'node12', 'node16', 'node18', 'node22', 'node18-actions')],
  async create(change, created) {
    const id = String((await change.api.post('actions/actions', bodyOf(change.config))).id ?? '');
    created(id);
    await deploy(change, id);
    return id;
  },
  async update(change, id) {
    const { supported_triggers, ...body } = bodyOf(change.config);
    const moved =
      JSON.stringify(change.prior?.supported_triggers) !== JSON.stringify(change.planned.supported_triggers);
    await change.api.patch(pathOf(id), { ...body, ...(moved && { supported_triggers: supported_triggers as Json }) });
    await deploy(change, id);
  },
  read: (api: Auth0Api, id) => foundOrNull(async () => reading(await api.get(pathOf(id)), id)),
  delete: (api, id) => api.delete(pathOf(id)),
};
