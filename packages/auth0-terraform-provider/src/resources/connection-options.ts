import type { Json, JsonObject } from '../api';
import { texts } from '../diagnostics';
import { fromApi, toApi, type Mapping } from '../fields';
import { attributesOf, blocksOf, providerSchema, typeOfBlock, zeroFilled, type Block } from '../schema';
import { isObject, isZero, onlyBlock, type ObjectValue, type Value } from '../values';

const OPTIONS = providerSchema.resource_schemas.auth0_connection?.block.block_types?.options?.block as Block;

/** Options that are text in Terraform and JSON in Auth0. */
const JSON_TEXTS = ['upstream_params', 'fields_map'];
/** What Auth0 takes and does not give back. */
const NOT_READ_BACK = ['configuration'];

const COMMON: Mapping = { singleBlocks: true, skip: [...JSON_TEXTS, 'scopes'] };

/** How the options of a strategy are named in the API, and how it says scopes. */
interface Strategy {
  readonly mapping: Mapping;
  readonly scopes?: 'text' | 'flags';
}

const SIGNED_IN_ELSEWHERE: Strategy = { mapping: COMMON, scopes: 'text' };

const STRATEGIES: Readonly<Record<string, Strategy>> = {
  auth0: {
    mapping: {
      ...COMMON,
      names: {
        password_policy: 'passwordPolicy',
        custom_scripts: 'customScripts',
        enabled_database_customization: 'enabledDatabaseCustomization',
      },
    },
  },
  oidc: SIGNED_IN_ELSEWHERE,
  okta: SIGNED_IN_ELSEWHERE,
  'google-oauth2': { mapping: COMMON, scopes: 'flags' },
};

/** Strategies whose options are served. */
export const STRATEGY_NAMES: readonly string[] = Object.keys(STRATEGIES);

function strategyOf(name: string): Strategy {
  const strategy = STRATEGIES[name];
  if (!strategy) throw texts.unsupportedStrategy(name, STRATEGY_NAMES);
  return strategy;
}

function jsonOf(name: string, text: Value): Json {
  try {
    return JSON.parse(String(text)) as Json;
  } catch (failure) {
    throw texts.badJson(['options', 0, name], (failure as Error).message);
  }
}

function scopesToApi({ scopes: form }: Strategy, scopes: Value | undefined): Record<string, Json> {
  if (!form || !Array.isArray(scopes)) return {};
  const names = scopes.map(String);
  if (form === 'text') return { scope: names.join(' ') };
  return { scope: names, ...Object.fromEntries(names.map((name) => [name, true])) };
}

function scopesFromApi({ scopes: form }: Strategy, options: JsonObject): string[] {
  if (!form) return [];
  const { scope } = options;
  return Array.isArray(scope)
    ? (scope as string[])
    : String(scope ?? '')
        .split(' ')
        .filter(Boolean);
}

/**
 * Configured options as a body. Auth0 replaces all options at once, so what it decided (computed options) and what the schema does
 * not know is kept from `current`.
 */
export function optionsToApi(
  strategyName: string,
  config: ObjectValue,
  current: JsonObject = {},
): JsonObject | undefined {
  const configured = onlyBlock(config.options);
  if (!configured) return undefined;
  const strategy = strategyOf(strategyName);
  const texts = JSON_TEXTS.filter((name) => typeof configured[name] === 'string' && configured[name] !== '');
  const asked = {
    ...toApi(OPTIONS, configured, strategy.mapping),
    ...Object.fromEntries(texts.map((name) => [name, jsonOf(name, configured[name] ?? '')])),
    ...scopesToApi(strategy, configured.scopes),
  };
  const dropped = settable(strategy).filter((name) => !(name in asked));
  const kept = Object.entries(current).filter(([name]) => !dropped.includes(name));
  return { ...Object.fromEntries(kept), ...asked };
}

/** API names of options that are the user's alone: not configured means not set. */
function settable({ mapping }: Strategy): string[] {
  const names = attributesOf(OPTIONS).flatMap(([name, attribute]) => (attribute.computed ? [] : [name]));
  const nested = blocksOf(OPTIONS).flatMap(([name]) => (COMPUTED_OPTIONS.includes(name) ? [] : [name]));
  return [...names, ...nested].map((name) => mapping.names?.[name] ?? name);
}

/** Blocks of options that Auth0 fills where they are not configured. */
export const COMPUTED_OPTIONS: readonly string[] = [
  ...['attribute_map', 'authentication_methods', 'connection_settings', 'mfa', 'passkey_options'],
  ...['password_complexity_options', 'password_dictionary', 'password_history', 'password_no_personal_info'],
];

/** Options as state. Those of a strategy that is not served stay as they are known. */
export function optionsFromApi(
  block: Block,
  strategyName: string,
  options: JsonObject,
  known: ObjectValue | undefined,
): Value[] | undefined {
  const strategy = STRATEGIES[strategyName];
  if (!strategy) return undefined;
  const texts = JSON_TEXTS.map((name) => {
    const value = options[name];
    return [name, value === undefined || value === null ? '' : sameJson(known?.[name], value)] as const;
  });
  const state = {
    ...fromApi(block, options, strategy.mapping),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(NOT_READ_BACK.map((name) => [name, known?.[name] ?? {}])),
    scopes: scopesFromApi(strategy, options),
  };
  return [zeroFilled(typeOfBlock(block), state)];
}

/** The known text where it says the same as Auth0 does: spacing is no difference. */
function sameJson(known: Value | undefined, value: Json): string {
  const text = JSON.stringify(value);
  if (typeof known !== 'string' || known === '') return isObject(value) && isZero(value as Value) ? '' : text;
  try {
    return JSON.stringify(JSON.parse(known)) === text ? known : text;
  } catch {
    return text;
  }
}
