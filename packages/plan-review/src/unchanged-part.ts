import type { ReadChange } from './read-change';

/** A part of the federation that the plan does not change. */
export interface UnchangedPart {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Of a sign-in domain: the prefix or the host. */
  readonly domain?: string;
}

/** Reads the values of a part of the federation. */
export function unchangedPart({ address, type, name }: ReadChange, values: unknown): UnchangedPart {
  const { domain } = (values ?? {}) as { readonly domain?: unknown };
  const isDomain = type === 'aws_cognito_user_pool_domain' && typeof domain === 'string';
  return { address, type, name, ...(isDomain && { domain }) };
}
