import type { ExistingObject } from '@auth0-cognito/policy';
import { awsAccess } from '../../aws/aws-access';
import type { Declared } from '../declared';

/** An object that a finder listed. */
export interface FoundObject extends Pick<ExistingObject, 'kind' | 'id'> {
  /** Whether the object has the declared name. The object of the state can have another name. */
  readonly isNamed: boolean;
  /** The command that deletes it. */
  readonly deletion: string;
}

/** Input of a finder. */
export interface FinderInput {
  readonly declared: Declared;
  /** Value of `id` at this address in the state; undefined if the state does not have the address. */
  readonly known: string | undefined;
  /**
   * An attribute of the resource, with references to other resources replaced by their ids. Undefined if it is not set or refers to a
   * resource that does not exist yet.
   */
  text(attribute: string): string | undefined;
}

/**
 * Lists the existing objects that a resource would create a second time, and the object of the state if it still exists. Several objects can
 * have the name if names need not be unique.
 */
export type Finder = (input: FinderInput) => Promise<readonly FoundObject[]>;

/** Finders by resource type, in the order in which they run: referenced types precede those that refer to them. */
export type Finders = Readonly<Record<string, Finder>>;

/** The region of a resource's provider. */
export const regionOf = ({ declared }: FinderInput) => String(declared.provider.region);

/** Settings of an SDK client in the region of a resource's provider. */
export const access = (input: FinderInput) => awsAccess(regionOf(input));

/** Prefix of the names that the AWS provider generates. */
export const GENERATED = /^terraform-/;

/** All items of a paginated list. */
export async function all<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Item[] | undefined) {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** AWS error names for an object that does not exist, or whose pool, role or function does not exist. */
const NOT_FOUND: readonly string[] = [
  'NoSuchEntityException',
  'NoSuchHostedZone',
  'NotFound',
  'ParameterNotFound',
  'ResourceNotFoundException',
];

/** The result of a call, or undefined if its object does not exist. */
export async function undefinedIfMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && NOT_FOUND.includes(error.name)) return undefined;
    throw error;
  }
}

/**
 * Looks up the object with the declared name and the object of the state.
 *
 * @param name - undefined if it is not known yet
 * @param lookUp - returns undefined if no object has the name
 */
export async function byName(
  { known }: FinderInput,
  name: string | undefined,
  lookUp: (name: string) => Promise<Omit<FoundObject, 'isNamed'> | undefined>,
): Promise<readonly FoundObject[]> {
  if (name === undefined) return [];
  const names = [...new Set(known === undefined ? [name] : [name, known])];
  const found = await Promise.all(
    names.map(async (each) => ({ each, object: await undefinedIfMissing(lookUp(each)) })),
  );
  return found.flatMap(({ each, object }) => (object ? [{ ...object, isNamed: each === name }] : []));
}
