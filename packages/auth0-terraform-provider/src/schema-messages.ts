import { attributesOf, blocksOf, providerSchema, type Block, type Schema } from './schema';

/** The whole schema in the form of the protocol. It is built once, since it does not change. */
let messages: Readonly<Record<string, unknown>> | undefined;

/** Response to GetSchema: all resources and data sources of the real provider, including unsupported ones, so that any stack can be validated. */
export function schemaMessages(): Readonly<Record<string, unknown>> {
  messages ??= {
    provider: schemaMessage(providerSchema.provider),
    resource_schemas: mapped(providerSchema.resource_schemas),
    data_source_schemas: mapped(providerSchema.data_source_schemas),
    diagnostics: [],
  };
  return messages;
}

const mapped = (schemas: Readonly<Record<string, Schema>>) =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, schemaMessage(schema)]));

const schemaMessage = ({ version, block }: Schema) => ({ version, block: blockMessage(block) });

const blockMessage = (block: Block): object => ({
  attributes: attributesOf(block).map(([name, { type, ...flags }]) => ({
    name,
    type: Buffer.from(JSON.stringify(type)),
    ...flags,
  })),
  block_types: blocksOf(block).map(([type_name, { nesting_mode, block: nested, min_items = 0, max_items = 0 }]) => ({
    type_name,
    nesting: nesting_mode.toUpperCase(),
    block: blockMessage(nested),
    min_items,
    max_items,
  })),
});
