import type { Block, Blocks } from '@auth0-cognito/checkout';

/** A literal string without an expression. */
export function literal(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('${') && !value.includes('%{')
    ? value
    : undefined;
}

/** Blocks of one type with their addresses (`aws_route53_zone.Zone`). */
export function blocksOf(blocks: Blocks | undefined, type: string): { address: string; block: Block }[] {
  return Object.entries(blocks?.[type] ?? {}).map(([name, block]) => ({ address: `${type}.${name}`, block }));
}

/** Every literal string in a value, without keys. */
export function literals(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(literals);
  const text = literal(value);
  return text === undefined ? [] : [text];
}
