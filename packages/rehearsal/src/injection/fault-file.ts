import { readFileSync } from 'node:fs';
import { isObject, throwFaults, type Fault, type JsonObject } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { FAULT_KINDS } from './injected-fault';
import type { Direction, FaultKind, InjectedFault, KindOfFault } from './injected-fault';

/** AWS services, with the SDK packages that export a command for each operation. */
const OPERATIONS: Readonly<Record<string, () => Promise<object>>> = {
  acm: () => import('@aws-sdk/client-acm'),
  'cognito-identity': () => import('@aws-sdk/client-cognito-identity'),
  'cognito-idp': () => import('@aws-sdk/client-cognito-identity-provider'),
  iam: () => import('@aws-sdk/client-iam'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  route53: () => import('@aws-sdk/client-route-53'),
  s3: () => import('@aws-sdk/client-s3'),
  ses: () => import('@aws-sdk/client-ses'),
  sts: () => import('@aws-sdk/client-sts'),
};
/** Service name of Auth0. */
export const AUTH0_SERVICE = 'auth0';

const SERVICES = [AUTH0_SERVICE, ...Object.keys(OPERATIONS)];
const AUTH0_OPERATION = /^(GET|POST|PUT|PATCH|DELETE) \/(api\/v2|oauth|\.well-known)\/[^\s?#]*$/;
const KINDS = Object.keys(FAULT_KINDS) as FaultKind[];
const KEYS = ['service', 'operation', 'kind', 'direction', 'skip', 'times'];
const MAX_SECONDS = 86_400;

const wrong = (path: string, received: unknown, allowed: string) =>
  fault.ERR_INJECTION_VALUE({ path, received, allowed });

const isCount = (value: unknown, min: number, max = 10_000) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const isKind = (value: unknown): value is FaultKind => KINDS.includes(value as FaultKind);

async function operationFaults({ service, operation }: JsonObject, path: string): Promise<Fault[]> {
  if (typeof service !== 'string' || !SERVICES.includes(service))
    return [wrong(`${path}.service`, service, SERVICES.join(', '))];
  if (service === AUTH0_SERVICE) {
    const isKnown = typeof operation === 'string' && AUTH0_OPERATION.test(operation);
    return isKnown ? [] : [wrong(`${path}.operation`, operation, 'method and path, as PATCH /api/v2/clients/*')];
  }
  const commands = Object.keys((await OPERATIONS[service]?.()) ?? {});
  return typeof operation === 'string' && commands.includes(`${operation}Command`)
    ? []
    : [wrong(`${path}.operation`, operation, `an operation of the API of ${service}, as AWS writes it`)];
}

function kindFaults(entry: JsonObject, path: string): Fault[] {
  const { kind, direction = 'request', skip = 0, times = 1 } = entry;
  const faults: Fault[] = [];
  if (!isCount(skip, 0)) faults.push(wrong(`${path}.skip`, skip, 'a whole number, 0 to 10000'));
  if (!isCount(times, 1)) faults.push(wrong(`${path}.times`, times, 'a whole number, 1 to 10000'));
  if (!isKind(kind)) return [...faults, wrong(`${path}.kind`, kind, KINDS.join(', '))];
  const { directions } = FAULT_KINDS[kind];
  const { seconds }: KindOfFault = FAULT_KINDS[kind];
  if (!(directions as readonly unknown[]).includes(direction))
    faults.push(wrong(`${path}.direction`, direction, `${directions.join(', ')} for ${kind}`));
  if (seconds) {
    const given = entry[seconds.key];
    if (!(given === undefined ? !seconds.required : isCount(given, seconds.min, MAX_SECONDS)))
      faults.push(wrong(`${path}.${seconds.key}`, given, `seconds, ${seconds.min} to ${MAX_SECONDS}`));
  }
  const known = [...KEYS, ...(seconds ? [seconds.key] : [])];
  for (const key of Object.keys(entry).filter((each) => !known.includes(each)))
    faults.push(fault.ERR_INJECTION_KEY({ path: `${path}.${key}`, known: `${known.join(', ')} for ${kind}` }));
  return faults;
}

/**
 * Reads the faults to inject from a parsed document: `{ "faults": [ … ] }`.
 *
 * @throws FaultError with every fault of the document: ERR_INJECTION_KEY, ERR_INJECTION_VALUE.
 */
export async function parseFaults(document: unknown): Promise<readonly InjectedFault[]> {
  const list = isObject(document) ? document.faults : undefined;
  if (!isObject(document) || !Array.isArray(list) || list.length === 0) {
    throwFaults('injected faults', [wrong('faults', list ?? document, 'an object with a list "faults", not empty')]);
    return [];
  }
  const faults = Object.keys(document)
    .filter((key) => key !== 'faults')
    .map((key) => fault.ERR_INJECTION_KEY({ path: key, known: 'faults' }));
  for (const [index, entry] of list.entries()) {
    const path = `faults[${index}]`;
    if (isObject(entry)) faults.push(...(await operationFaults(entry, path)), ...kindFaults(entry, path));
    else faults.push(wrong(path, entry, 'an object'));
  }
  throwFaults('injected faults', faults);
  return list.map((entry: InjectedFault) => ({ ...entry, ...defaults(entry) }));
}

const defaults = ({ direction = 'request', skip = 0, times = 1 }: Partial<InjectedFault>) =>
  ({ direction, skip, times }) satisfies { direction: Direction; skip: number; times: number };

/**
 * Reads the file of `--faults`.
 *
 * @throws FaultError ERR_INJECTION_FILE if it is not a JSON document; those of {@link parseFaults}.
 */
export async function readFaultFile(file: string): Promise<readonly InjectedFault[]> {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throwFaults('injected faults', [fault.ERR_INJECTION_FILE({ path: file, received: (error as Error).message })]);
  }
  return parseFaults(document);
}
