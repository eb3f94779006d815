import type { JsonObject } from '../api';
import { fromApi, type Mapping } from '../fields';
import { providerSchema, typeOfBlock, zeroFilled, type Block } from '../schema';
import { isObject, isZero, type Value } from '../values';

/** Schema of the options. The resource has them as a block; the data source has the same fields in one attribute. */
const OPTIONS = providerSchema.resource_schemas.auth0_connection?.block.block_types?.options?.block as Block;

/** Options that are JSON in a text in Terraform, and JSON in Auth0. */
const JSON_TEXTS = ['upstream_params', 'fields_map'];

const COMMON: Mapping = { singleBlocks: true, skip: [...JSON_TEXTS, 'scopes'] };

/** Names of a strategy's options in the API, and whether the strategy has scopes. */
interface Strategy {
  readonly mapping: Mapping;
  readonly hasScopes?: true;
}

const SIGNED_IN_ELSEWHERE: Strategy = { mapping: COMMON, hasScopes: true };

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
  'google-oauth2': SIGNED_IN_ELSEWHERE,
};

function scopesOf({ hasScopes }: Strategy, { scope }: JsonObject): string[] {
  if (!hasScopes) return [];
  return Array.isArray(scope)
    ? (scope as string[])
    : String(scope ?? '')
        .split(' ')
        .filter(Boolean);
}

function jsonText(value: JsonObject[string]): string {
  const isUnset = value === undefined || value === null || (isObject(value) && isZero(value as Value));
  return isUnset ? '' : JSON.stringify(value);
}

/** The options in the form of the state; undefined for a strategy that this provider does not support. */
export function optionsFromApi(strategyName: string, options: JsonObject): Value[] | undefined {
  const strategy = STRATEGIES[strategyName];
  if (!strategy) return undefined;
  const state = {
    ...fromApi(OPTIONS, options, strategy.mapping),
    ...Object.fromEntries(JSON_TEXTS.map((name) => [name, jsonText(options[name])])),
    // Auth0 does not return it.
    configuration: {},
    scopes: scopesOf(strategy, options),
  };
  return [zeroFilled(typeOfBlock(OPTIONS), state)];
}
