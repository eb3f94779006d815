import { App, Testing, TerraformStack } from 'cdktf';

import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { omitTokenStacks } from '../src/synthesis/omit-token-stacks';

// The stack traces of tokens take most of a synthesis under jest, which maps each of them to the sources.
omitTokenStacks();

type Block = Record<string, unknown>;

/** Terraform JSON of a stack, limited to the parts that tests read. */
export interface TerraformJson {
  readonly resource?: Record<string, Record<string, Block>>;
  readonly data?: Record<string, Record<string, Block>>;
  readonly output?: Record<string, { value: unknown }>;
  readonly provider?: Record<string, Block[]>;
  readonly terraform?: Block;
  readonly removed?: readonly Block[];
}

/** The result of a synthesis: the JSON for Terraform, by resource type. */
export class Template {
  constructor(readonly json: TerraformJson) {}

  /** Resources of a type, by logical id. */
  all(type: string): Record<string, Block> {
    return strip(this.json.resource?.[type] ?? {});
  }

  /** Data sources of a type, by logical id. */
  data(type: string): Record<string, Block> {
    return strip(this.json.data?.[type] ?? {});
  }

  /** The only resource of a type. */
  only(type: string): Block {
    const all = Object.values(this.all(type));
    if (all.length !== 1 || !all[0]) throw new Error(`${all.length} resources of type ${type}, not one`);
    return all[0];
  }

  /** Numbers of resources and data sources by type. */
  counts(): Record<string, number> {
    const count = (blocks: TerraformJson['resource'], prefix: string) =>
      Object.entries(blocks ?? {}).map(([type, byId]) => [prefix + type, Object.keys(byId).length] as const);
    return Object.fromEntries([...count(this.json.resource, ''), ...count(this.json.data, 'data.')]);
  }

  /** Addresses of all resources and data sources, sorted. */
  addresses(): string[] {
    const list = (blocks: TerraformJson['resource'], prefix: string) =>
      Object.entries(blocks ?? {}).flatMap(([type, byId]) => Object.keys(byId).map((id) => `${prefix}${type}.${id}`));
    return [...list(this.json.resource, ''), ...list(this.json.data, 'data.')].sort();
  }
}

/** Without cdktf's own comments. */
function strip(byId: Record<string, Block>): Record<string, Block> {
  return Object.fromEntries(
    Object.entries(byId).map(([id, block]) => [
      id,
      Object.fromEntries(Object.entries(block).filter(([key]) => key !== '//')),
    ]),
  );
}

/** A stack with both providers, for other constructs. */
export function stackWith(build: (stack: TerraformStack) => void, id = 'test'): TerraformStack {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), id);
  new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });
  new Auth0Provider(stack, 'Auth0', { domain: 'acme-dev.eu.auth0.com' });
  build(stack);
  return stack;
}

/** Synthesizes as `cdktf synth` does: with references prepared and validations run. */
export function synthesize(build: (stack: TerraformStack) => void): Template {
  const stack = stackWith(build);
  App.of(stack)
    .node.findAll()
    .filter((node): node is TerraformStack => TerraformStack.isStack(node))
    .forEach((each) => each.prepareStack());
  return new Template(JSON.parse(Testing.synth(stack, true)) as TerraformJson);
}
