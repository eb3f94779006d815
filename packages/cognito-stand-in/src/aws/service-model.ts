import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Names another shape of the model. */
interface ShapeRef {
  readonly shape: string;
}

/** A type of a service model, as botocore has it. */
export interface Shape {
  readonly type: string;
  /** Characters, entries, or the value of a number. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression of Java, which the whole text matches. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeRef>>;
  /** Of a list. */
  readonly member?: ShapeRef;
  /** Of a map. */
  readonly key?: ShapeRef;
  readonly value?: ShapeRef;
}

/** What AWS publishes of a service's API. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: ShapeRef }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/**
 * Reads the newest model of a service.
 *
 * @param folder - `data` of botocore
 * @param service - as the folders are named: `cognito-idp`
 * @returns undefined for a service without a model of that name
 */
export function readServiceModel(folder: string, service: string): ServiceModel | undefined {
  const versions = join(folder, service);
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort().at(-1) as string;
  return JSON.parse(gunzipSync(readFileSync(join(versions, newest, 'service-2.json.gz'))).toString()) as ServiceModel;
}
