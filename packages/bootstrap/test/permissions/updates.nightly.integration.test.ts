import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TerraformJson } from '../../../federation/test/template';
import { awsWorkspace } from '../../../federation/test/terraform';
import { UPDATES } from '../../src/permissions/updates';
import { ALSO_SET, ARGUMENT_VALUES, DEFAULTS, EXCLUDES } from './argument-values';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';

interface ResourceSchema {
  readonly version: number;
  readonly block: { readonly attributes: Readonly<Record<string, { readonly required?: boolean }>> };
}

interface PlannedChange {
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

type Blocks = NonNullable<TerraformJson['resource']>;

const json = (resource: Blocks): TerraformJson => ({
  terraform: {},
  provider: {
    aws: [
      {
        region: 'eu-central-1',
        access_key: 'access-key',
        secret_key: 'secret-key',
        skip_credentials_validation: true,
        skip_metadata_api_check: 'true',
        skip_requesting_account_id: true,
      },
    ],
  },
  resource,
});

/**
 * For each argument, one resource in which only this argument changes, with the name of the argument: the current and
 * the declared value.
 */
function resourcesOf(schemas: Readonly<Record<string, ResourceSchema>>) {
  return Object.entries(ARGUMENT_VALUES).flatMap(([type, pairs]) =>
    Object.entries(pairs).map(([argument, [from, to]]) => {
      const required = Object.entries(schemas[type]?.block.attributes ?? {}).filter(([, schema]) => schema.required);
      const also = [...required.map(([name]) => name), ...(ALSO_SET[type] ?? [])].filter(
        (name) => name !== argument && !EXCLUDES[type]?.[argument]?.includes(name),
      );
      const base = Object.fromEntries(also.map((name) => [name, pairs[name]?.[0]]));
      return {
        type,
        argument,
        declared: { ...base, [argument]: to },
        attributes: { id: 'id', ...DEFAULTS[type], ...base, [argument]: from },
      };
    }),
  );
}

/** The plan of the provider if one argument changes. Nothing is read from AWS. */
async function plannedChanges(): Promise<readonly PlannedChange[]> {
  const workspace = await awsWorkspace(json({}), { types: Object.keys(ARGUMENT_VALUES).join(' ') });
  const folder = mkdtempSync(join(tmpdir(), 'updates-'));
  const [state, plan] = [join(folder, 'state.tfstate'), join(folder, 'plan')];
  try {
    const { provider_schemas } = JSON.parse(await workspace.run('providers', 'schema', '-json')) as {
      provider_schemas: Readonly<Record<string, { resource_schemas: Readonly<Record<string, ResourceSchema>> }>>;
    };
    const schemas = provider_schemas[PROVIDER]!.resource_schemas;
    const resources = resourcesOf(schemas);
    const declared: Blocks = {};
    for (const { type, argument, declared: block } of resources) (declared[type] ??= {})[argument] = block;
    writeFileSync(
      state,
      JSON.stringify({
        version: 4,
        serial: 1,
        lineage: 'updates',
        resources: resources.map(({ type, argument, attributes }) => ({
          mode: 'managed',
          type,
          name: argument,
          provider: `provider["${PROVIDER}"]`,
          instances: [{ schema_version: schemas[type]!.version, attributes }],
        })),
      }),
    );
    workspace.use(json(declared));
    await workspace.run('plan', '-refresh=false', '-input=false', '-lock=false', `-state=${state}`, `-out=${plan}`);
    const { resource_changes } = JSON.parse(await workspace.run('show', '-json', plan)) as {
      resource_changes: readonly PlannedChange[];
    };
    return resource_changes;
  } finally {
    await workspace.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** `replace`, `update` or `no-op`, by type and argument. */
const outcomes = (entries: readonly (readonly [type: string, argument: string, outcome: string])[]) =>
  Object.fromEntries(entries.map(([type, argument, outcome]) => [`${type}.${argument}`, outcome]));

const outcomeOf = ({ name, change: { actions, replace_paths: paths = [] } }: PlannedChange) =>
  actions.length > 1 && paths.some(([first]) => first === name) ? 'replace' : actions.join();

test('the AWS provider replaces resources for the arguments in the table of updates, and updates them in place for all others', async () => {
  const said = Object.entries(UPDATES).flatMap(([type, { calls, replaces = [], silent = [] }]) => [
    ...[...new Set([...Object.values(calls).flat(), ...silent])].map((name) => [type, name, 'update'] as const),
    ...replaces.map((name) => [type, name, 'replace'] as const),
  ]);

  const planned = (await plannedChanges()).map((each) => [each.type, each.name, outcomeOf(each)] as const);

  expect(outcomes(planned)).toEqual(outcomes(said));
}, 240_000);
