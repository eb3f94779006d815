import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { awsWorkspace, checkoutRoot } from '../../../federation/test/terraform';
import { schemaOfBindings, schemaOfTerraform, typeOfFolder, type ProviderSchema, type Schema } from './aws-schema';

/** The oldest version that the constraint allows, as printed by Terraform. */
export const OLDEST = '5.100.0';

const bindings = createRequire(join(checkoutRoot(), 'packages/environment/package.json')).resolve(
  '@cdktf/provider-aws/package.json',
);

/** The bindings of the constructs, and the provider version that they were generated from. */
export const BINDINGS = { lib: join(dirname(bindings), 'lib'), version: generatedFrom(bindings) };

/** The provider version that a package of prebuilt bindings was generated from. */
export function generatedFrom(packageFile: string): string {
  const { cdktf } = JSON.parse(readFileSync(packageFile, 'utf8')) as { cdktf: { provider: { version: string } } };
  return cdktf.provider.version;
}

/** Every AWS type whose bindings a deployed package imports, by its source: the types that an app may write. */
export function importedTypes(): readonly string[] {
  const sources = ['packages', 'apps'].flatMap((top) =>
    readdirSync(join(checkoutRoot(), top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => typescriptFiles(join(checkoutRoot(), top, name, 'src'))),
  );
  const folders = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'@cdkt[fn]\/provider-aws\/lib\/([\w-]+)'/g)].map(
      ([, folder = '']) => folder,
    ),
  );
  return [...new Set(folders.map(typeOfFolder))].sort();
}

function typescriptFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file));
  } catch (error) {
    // Not every folder is a package with sources.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A provider block lists an endpoint for each of some 300 services, which no environment sets. */
const withoutEndpoints = (schema: Schema): Schema =>
  Object.fromEntries(
    Object.entries(schema).map(([type, facts]) => [
      type,
      Object.fromEntries(Object.entries(facts).filter(([path]) => !path.startsWith('endpoints.'))),
    ]),
  );

/** The schema of {@link OLDEST}, printed by the real provider. */
export async function oldestSchema(types: readonly string[]): Promise<Schema> {
  const workspace = await awsWorkspace({}, { version: OLDEST, types: types.join(' ') });
  try {
    const printed = JSON.parse(await workspace.run('providers', 'schema', '-json')) as {
      provider_schemas: Readonly<Record<string, ProviderSchema>>;
    };
    const [schema] = Object.values(printed.provider_schemas);
    if (!schema) throw new Error('Terraform printed no schema of the AWS provider');
    return withoutEndpoints(schemaOfTerraform(schema, types));
  } finally {
    await workspace.dispose();
  }
}

/** The schema that a package of prebuilt bindings was generated from. */
export const bindingsSchema = (lib: string, types: readonly string[]): Schema =>
  withoutEndpoints(schemaOfBindings(lib, types));
