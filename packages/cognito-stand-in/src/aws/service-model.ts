import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A reference to another shape of the model. */
interface ShapeRef {
  readonly shape: string;
}

/** A type of a service model in the format of botocore. */
export interface Shape {
  readonly type: string;
  /** Lower bound: of characters, of entries, or of a number. */
  readonly min?: number;
  readonly max?: number;
  /** A Java regular expression that the whole string has to match. */
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

/** The published API model of an AWS service. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: ShapeRef }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/**
 * Reads the newest model of a service.
 *
 * @param folder - the folder `data` of botocore
 * @param service - name of its folder: `cognito-idp`
 * @returns undefined for a service without a model of that name
 */
export function readServiceModel(folder: string, service: string): ServiceModel | undefined {
  const versions = join(folder, service);
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort().at(-1) as string;
  return JSON.parse(gunzipSync(readFileSync(join(versions, newest, 'service-2.json.gz'))).toString()) as ServiceModel;
}
