import type { TerraformBlocks } from '@auth0-cognito/contract';

/** Terraform's JSON syntax, as far as cdktf writes it. Text from elsewhere may lack any part. */
export interface TerraformJson extends TerraformBlocks {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Block>>;
    readonly required_providers?: Readonly<Record<string, { readonly source: string; readonly version?: string }>>;
  };
  /** Each provider's blocks by its name: the default one, and those with an `alias`. */
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly output?: Readonly<Record<string, { readonly value?: unknown }>>;
}

/** Arguments of a resource, data source, provider or backend. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type, then by name. */
export type Blocks = NonNullable<TerraformBlocks['resource']>;

/** The Terraform JSON in the text of a `cdk.tf.json`. */
export function parseTerraformJson(text: string): TerraformJson;

/** The settings of a provider: of the default one, or of the one with an alias. Empty where there is none. */
export function providerBlock(json: TerraformJson, name: string, alias?: string): Block;

/** The AWS account in which the default provider works; empty where it names none. */
export function accountOf(json: TerraformJson): string;

/** The settings of the S3 backend that are text, by name. Empty where the state is elsewhere. */
export function s3Backend(json: TerraformJson): Readonly<Record<string, string>>;
