import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionFile } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { fault } from '../faults';
import type { Values } from './repository';
import { runApp } from './run-app';

/** Result of a check of the edited environments. */
export interface Checked {
  readonly faults: readonly Fault[];
  /** Terraform JSON by golden file. */
  readonly goldens: ReadonlyMap<string, string>;
}

/** Checks the edited environments as synthesis does: each by the schema, all together, and by the policy. */
export async function checkedEnvironments(
  checkout: string,
  environments: readonly Values[],
  edited: ReadonlyMap<string, string>,
): Promise<Checked> {
  const { checkTogether, defineEnvironment, environmentFaults, judgeConfiguration, synthesize } =
    await import('@auth0-cognito/environment');
  const faults: Fault[] = [];
  const inputs: EnvironmentInput[] = [];
  for (const { name, file, text } of environments) {
    try {
      const source = { checkout, file, constant: 'environment', text: edited.get(file) ?? text };
      const input = readValues(source) as EnvironmentInput;
      const own = environmentFaults(input);
      faults.push(...own.map((fault) => ({ ...fault, path: `${name}.${fault.path}` })));
      if (own.length === 0) inputs.push(input);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length === 0) faults.push(...checkTogether(inputs.map((input) => defineEnvironment(input))));
  const goldens = new Map<string, string>();
  // Only changed environments: other golden files stay as they are in the repository.
  const changed = environments.filter(({ file, text }) => edited.get(file) !== text).map(({ name }) => name);
  for (const input of faults.length > 0 ? [] : inputs.filter(({ name }) => changed.includes(name))) {
    const extension = extensionFile(input.name, (path) => existsSync(join(checkout, path)));
    const golden = extension ? await synthesizedExtended(checkout, input, extension) : synthesized(synthesize, input);
    if (typeof golden !== 'string') {
      faults.push(golden);
      continue;
    }
    const document = JSON.parse(golden) as Parameters<typeof judgeConfiguration>[0];
    const judgements = judgeConfiguration(document, defineEnvironment(input));
    if (judgements.length > 0)
      faults.push(fault.ERR_INIT_POLICY({ path: input.name, judgements: judgements.map(({ title }) => title) }));
    goldens.set(`apps/${input.name}/test/golden/cdk.tf.json`, golden);
  }
  return { faults, goldens };
}

function synthesized(
  synthesize: (typeof import('@auth0-cognito/environment'))['synthesize'],
  input: EnvironmentInput,
): string {
  const outdir = mkdtempSync(join(tmpdir(), 'federation-init-'));
  try {
    synthesize(input, { outdir });
    return readFileSync(join(outdir, 'stacks', input.name, 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Terraform JSON of edited values with the extension of their app; a fault if the app refuses them. */
async function synthesizedExtended(checkout: string, input: EnvironmentInput, file: string): Promise<string | Fault> {
  const { name } = input;
  const entry = [
    "import { main } from '@auth0-cognito/environment';",
    `import { extend } from ${JSON.stringify(join(checkout, file))};`,
    `main(${JSON.stringify(input)}, extend);`,
  ];
  const run = await runApp(checkout, `apps/${name}`, `${entry.join('\n')}\n`);
  if ('faults' in run) return fault.ERR_INIT_EXTENSION({ path: file, message: run.faults });
  const json = run.stacks.get(name);
  if (json === undefined) throw new TypeError(`an app that wrote no stack ${name}`);
  return json;
}
