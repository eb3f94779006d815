/** Terraform's JSON syntax, as far as cdktf writes it. */
export interface TerraformJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly required_providers?: Readonly<Record<string, { readonly source: string; readonly version?: string }>>;
  };
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

/** Arguments of a resource, data source or provider. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type, then by name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A string that says what it is, without an expression in it. */
export function literal(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('${') && !value.includes('%{')
    ? value
    : undefined;
}

/** Blocks of one type with their addresses (`aws_route53_zone.Zone`). */
export function blocksOf(blocks: Blocks | undefined, type: string): { address: string; block: Block }[] {
  return Object.entries(blocks?.[type] ?? {}).map(([name, block]) => ({ address: `${type}.${name}`, block }));
}

/** Every literal string below a value, keys left out. */
export function literals(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(literals);
  const text = literal(value);
  return text === undefined ? [] : [text];
}
