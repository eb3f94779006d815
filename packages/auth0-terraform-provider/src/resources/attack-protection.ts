import type { Auth0Api, Json, JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { fromApi, toApi } from '../fields';
import { providerSchema, type Block } from '../schema';
import { isEquivalent, onlyBlock, type ObjectValue, type Value } from '../values';
import { atLeast, oneOf, requiredWith } from '../validate';
import { objectOrNothing } from './found';
import { uniqueId } from './unique-id';

const TYPE = 'auth0_attack_protection';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;

/** One part of attack protection, an object of its own in the API. */
interface Part {
  readonly path: string;
  /** Blocks that the API keeps under `stage`, with its name for them. */
  readonly stages: Readonly<Record<string, string>>;
  /** Secrets that Auth0 does not give back, by block. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whether deleting the resource turns the part off. */
  readonly canBeOff: boolean;
}

const PARTS: Readonly<Record<string, Part>> = {
  breached_password_detection: {
    path: 'breached-password-detection',
    stages: { pre_user_registration: 'pre-user-registration', pre_change_password: 'pre-change-password' },
    canBeOff: true,
  },
  brute_force_protection: { path: 'brute-force-protection', stages: {}, canBeOff: true },
  suspicious_ip_throttling: {
    path: 'suspicious-ip-throttling',
    stages: { pre_login: 'pre-login', pre_user_registration: 'pre-user-registration' },
    canBeOff: true,
  },
  bot_detection: { path: 'bot-detection', stages: {}, canBeOff: false },
  captcha: {
    path: 'captcha',
    stages: {},
    secrets: {
      recaptcha_v2: 'secret',
      recaptcha_enterprise: 'api_key',
      hcaptcha: 'secret',
      friendly_captcha: 'secret',
      arkose: 'secret',
    },
    canBeOff: false,
  },
};

const pathOf = (part: Part) => `attack-protection/${part.path}`;
const blockOf = (name: string): Block => BLOCK.block_types?.[name]?.block ?? {};

function bodyOf(name: string, part: Part, config: ObjectValue): Record<string, Json> {
  const body = Object.entries(toApi(blockOf(name), config));
  const staged = body.filter(([block]) => block in part.stages);
  const plain = Object.fromEntries(body.filter(([block]) => !(block in part.stages)));
  const stage = Object.fromEntries(staged.map(([block, value]) => [part.stages[block] ?? block, value]));
  return staged.length > 0 ? { ...plain, stage } : plain;
}

async function write({ api, config, prior, planned }: Change): Promise<void> {
  for (const [name, part] of Object.entries(PARTS)) {
    const block = onlyBlock(config[name]);
    if (!block || isEquivalent(prior?.[name] ?? null, planned[name] ?? null)) continue;
    await api.patch(pathOf(part), bodyOf(name, part, block));
  }
}

async function readPart(api: Auth0Api, name: string, part: Part, state: ObjectValue): Promise<Value> {
  const found = await objectOrNothing(() => api.get(pathOf(part)));
  if (!found) return [];
  const stage = (found.stage ?? {}) as JsonObject;
  const stages = Object.entries(part.stages).map(([block, apiName]) => [block, stage[apiName] ?? {}] as const);
  const object = fromApi(blockOf(name), { ...found, ...Object.fromEntries(stages) });
  const known = onlyBlock(state[name]);
  for (const [block, secret] of Object.entries(part.secrets ?? {})) {
    const own = onlyBlock(object[block]);
    if (own) own[secret] = onlyBlock(known?.[block])?.[secret] ?? '';
  }
  return [object];
}

async function read(api: Auth0Api, id: string, state: ObjectValue): Promise<Reading> {
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([name, part]) => [name, await readPart(api, name, part, state)] as const),
  );
  return { ...Object.fromEntries(parts), id };
}

/** What a tenant does against attackers, which exists once: deleting turns the three classic protections off. */
export const attackProtection: ResourceDefinition = {
  type: TYPE,
  traits: {
    breached_password_detection: { computed: true },
    'breached_password_detection.pre_user_registration': { computed: true },
    'breached_password_detection.pre_change_password': { computed: true },
    brute_force_protection: { computed: true },
    suspicious_ip_throttling: { computed: true },
    'suspicious_ip_throttling.pre_login': { computed: true },
    'suspicious_ip_throttling.pre_user_registration': { computed: true },
    bot_detection: { computed: true },
    captcha: { computed: true },
  },
  rules: [
    oneOf('breached_password_detection.shields', 'block', 'user_notification', 'admin_notification'),
    oneOf('breached_password_detection.admin_notification_frequency', 'immediately', 'daily', 'weekly', 'monthly'),
    oneOf('breached_password_detection.method', 'standard', 'enhanced'),
    oneOf('breached_password_detection.pre_user_registration.shields', 'block', 'admin_notification'),
    oneOf('breached_password_detection.pre_change_password.shields', 'block', 'admin_notification'),
    requiredWith('breached_password_detection.admin_notification_frequency', 'breached_password_detection.shields'),
    oneOf('brute_force_protection.shields', 'block', 'user_notification'),
    oneOf('brute_force_protection.mode', 'count_per_identifier_and_ip', 'count_per_identifier'),
    atLeast('brute_force_protection.max_attempts', 0),
    oneOf('suspicious_ip_throttling.shields', 'block', 'admin_notification'),
    atLeast('suspicious_ip_throttling.pre_login.max_attempts', 0),
    atLeast('suspicious_ip_throttling.pre_login.rate', 0),
    atLeast('suspicious_ip_throttling.pre_user_registration.max_attempts', 0),
    atLeast('suspicious_ip_throttling.pre_user_registration.rate', 0),
  ],
  async create(change, created) {
    const id = uniqueId();
    created(id);
    await write(change);
    return id;
  },
  update: (change) => write(change),
  read,
  async delete(api) {
    for (const part of Object.values(PARTS)) if (part.canBeOff) await api.patch(pathOf(part), { enabled: false });
  },
};
