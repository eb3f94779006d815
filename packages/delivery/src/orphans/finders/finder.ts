import type { ExistingObject } from '@auth0-cognito/policy';
import { awsAccess } from '../../aws/aws-access';
import type { Declared } from '../declared';

/** An object that a finder listed. */
export interface Found extends Pick<ExistingObject, 'kind' | 'id'> {
  /** False for an object that was listed and has another name. */
  readonly isNamed: boolean;
  /** The command that deletes it. */
  readonly deletion: string;
}

/** Input of a finder. */
export interface FinderInput {
  readonly declared: Declared;
  /** What the state has at the address: the value of `id`. */
  readonly known: string | undefined;
  /**
   * An attribute of the resource, with references to other resources replaced by their ids; undefined where it is not set, or refers to
   * something that does not exist yet.
   */
  text(attribute: string): string | undefined;
}

/**
 * Lists the objects that a resource would create again, and the one that the state has, if it exists. Several may have the name where names
 * need not be unique.
 */
export type Finder = (input: FinderInput) => Promise<readonly Found[]>;

/** Finders by type of resource, in the order in which they run: referenced objects are first. */
export type Finders = Readonly<Record<string, Finder>>;

/** The region of a resource's provider. */
export const regionOf = ({ declared }: FinderInput) => String(declared.provider.region);

/** Settings of an SDK client in the region of a resource's provider. */
export const access = (input: FinderInput) => awsAccess(regionOf(input));

/** How the AWS provider begins the names that it generates. */
export const GENERATED = /^terraform-/;

/** Every item of a paginated list. */
export async function all<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Item[] | undefined) {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** Error names of AWS for an object that does not exist, or whose pool, role or function does not. */
const NOT_FOUND: readonly string[] = [
  'NoSuchEntityException',
  'NoSuchHostedZone',
  'NotFound',
  'ParameterNotFound',
  'ResourceNotFoundException',
];

/** The result of a call, or undefined where its object does not exist. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && NOT_FOUND.includes(error.name)) return undefined;
    throw error;
  }
}

/**
 * Looks up the object of a declared name, and the one that the state has.
 *
 * @param name - undefined where it is not known yet
 * @param lookUp - returns undefined where no object has the name
 */
export async function byName(
  { known }: FinderInput,
  name: string | undefined,
  lookUp: (name: string) => Promise<Omit<Found, 'isNamed'> | undefined>,
): Promise<readonly Found[]> {
  if (name === undefined) return [];
  const names = [...new Set(known === undefined ? [name] : [name, known])];
  const found = await Promise.all(names.map(async (each) => ({ each, object: await unlessMissing(lookUp(each)) })));
  return found.flatMap(({ each, object }) => (object ? [{ ...object, isNamed: each === name }] : []));
}
