import { throwFaults, type Fault } from './faults';
import { fault } from './faults/definitions';
import { isObject } from './json';
import { OUTPUT_NAMES, type EnvironmentOutputs } from './outputs';

type Values = Readonly<Record<string, unknown>>;

const TEXT = 'a text';
const LIST = 'a list of texts';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isList = (value: unknown) => Array.isArray(value) && value.every((member) => typeof member === 'string');

const CLIENT = { client_id: TEXT, callback_urls: LIST, logout_urls: LIST, scopes: LIST, identity_providers: LIST };
const FEDERATION = {
  identity_provider: TEXT,
  auth0_domain: TEXT,
  auth0_issuer: TEXT,
  auth0_client_id: TEXT,
  scopes: LIST,
  iam_oidc_provider_arn: TEXT,
};

const outputFault = (path: string, received: unknown, allowed: string): Fault =>
  fault.ERR_OUTPUT_INVALID({ path, received, allowed });

function faultsIn(value: unknown, shape: Readonly<Record<string, string>>, path: string): Fault[] {
  if (!isObject(value)) return [outputFault(path, value, 'an object')];
  return Object.entries(shape)
    .filter(([key, kind]) => !(kind === LIST ? isList(value[key]) : isText(value[key])))
    .map(([key, kind]) => outputFault(`${path}.${key}`, value[key], kind));
}

function faultsInAll(value: unknown, shape: Readonly<Record<string, string>>, path: string): Fault[] {
  if (!isObject(value)) return [outputFault(path, value, 'an object')];
  return Object.entries(value).flatMap(([key, member]) => faultsIn(member, shape, `${path}.${key}`));
}

/** Removes the `{ value }` wrappers and the level with the stack's name, if present. */
function unwrapped(document: unknown): Values | undefined {
  if (!isObject(document)) return undefined;
  if ('user_pool_id' in document) {
    return Object.fromEntries(
      Object.entries(document).map(([name, output]) => [
        name,
        isObject(output) && 'value' in output ? output.value : output,
      ]),
    );
  }
  const [inner, ...others] = Object.values(document);
  return others.length === 0 ? unwrapped(inner) : undefined;
}

const nameOf = (name: string, of: string, values: Values): Fault[] => {
  const known = values[of];
  const chosen = values[name];
  if (!isObject(known) || !isText(chosen) || Object.hasOwn(known, chosen as string)) return [];
  return [outputFault(name, chosen, `a key of ${of}: ${Object.keys(known).join(', ')}`)];
};

/**
 * Reads the outputs of an environment from parsed JSON: in the format of `terraform output -json`, in that of
 * `cdktf output --outputs-file`, or as plain values. Throws one error with all faults, code `ERR_OUTPUT_INVALID`.
 */
export function parseOutputs(document: unknown): EnvironmentOutputs {
  const values = unwrapped(document);
  const nested = new Set(['clients', 'federations']);
  throwFaults(
    'outputs',
    values
      ? [
          ...OUTPUT_NAMES.filter((name) => !nested.has(name) && !isText(values[name])).map((name) =>
            outputFault(name, values[name], TEXT),
          ),
          ...faultsInAll(values.clients, CLIENT, 'clients'),
          ...faultsInAll(values.federations, FEDERATION, 'federations'),
          ...nameOf('web_client', 'clients', values),
          ...nameOf('primary_federation', 'federations', values),
        ]
      : [outputFault('the document', document, 'an object with the outputs of one environment')],
  );
  return values as unknown as EnvironmentOutputs;
}
