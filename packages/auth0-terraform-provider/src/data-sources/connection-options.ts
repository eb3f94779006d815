import type { JsonObject } from '../api';
import { fromApi, type Mapping } from '../fields';
import { providerSchema, typeOfBlock, zeroFilled, type Block } from '../schema';
import { isObject, isZero, type Value } from '../values';

/** The resource has options as a block; the data source has the same as one attribute. */
const OPTIONS = providerSchema.resource_schemas.auth0_connection?.block.block_types?.options?.block as Block;

/** Options that are text in Terraform and JSON in Auth0. */
const JSON_TEXTS = ['upstream_params', 'fields_map'];

const COMMON: Mapping = { singleBlocks: true, skip: [...JSON_TEXTS, 'scopes'] };

/** How the options of a strategy are named in the API, and whether it has scopes. */
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

/** Options as state; nothing of a strategy that is not served. */
export function optionsFromApi(strategyName: string, options: JsonObject): Value[] | undefined {
  const strategy = STRATEGIES[strategyName];
  if (!strategy) return undefined;
  const state = {
    ...fromApi(OPTIONS, options, strategy.mapping),
    ...Object.fromEntries(JSON_TEXTS.map((name) => [name, jsonText(options[name])])),
    // Auth0 takes it and does not give it back.
    configuration: {},
    scopes: scopesOf(strategy, options),
  };
  return [zeroFilled(typeOfBlock(OPTIONS), state)];
}
