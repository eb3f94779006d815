import type { Block, Blocks, TerraformJson } from '@auth0-cognito/checkout';

/** The configuration without deletion protection. */
export function unprotected(json: TerraformJson): TerraformJson {
  const removeProtection = ({ ...block }: Record<string, unknown>): Block => {
    if (block.deletion_protection === 'ACTIVE') block.deletion_protection = 'INACTIVE';
    const { prevent_destroy: prevents, ...lifecycle } = (block.lifecycle ?? {}) as Record<string, unknown>;
    if (prevents === true) block.lifecycle = lifecycle;
    return block;
  };
  const resource = Object.entries(json.resource ?? {}).map(([type, blocks]) => [
    type,
    Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, removeProtection(block)])),
  ]);
  return { ...json, resource: Object.fromEntries(resource) as Blocks };
}
