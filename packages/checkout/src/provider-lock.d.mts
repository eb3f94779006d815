/** Name of a provider lock file. */
export const LOCK_FILE: string;

/** Registries that Terraform and OpenTofu ask for a provider whose source names none. Both have the same releases. */
export const REGISTRIES: readonly string[];

/**
 * Providers by source, with the versions that the tests of this repository run with. The set-up fetches them, and an environment
 * without a lock file is deployed with them.
 */
export const TESTED_PROVIDERS: Readonly<Record<string, string>>;

/** `hashicorp/aws` of `registry.terraform.io/hashicorp/aws`; the host of another registry stays. */
export function providerSource(name: string): string;

/** The providers of a lock file's text, and what else is in it: nothing, in what Terraform wrote. */
export function parseProviderLock(text: string): {
  readonly providers: readonly {
    readonly name: string;
    readonly version: string | undefined;
    readonly constraints: string;
    readonly hashes: readonly string[];
  }[];
  readonly rest: string;
};

/** Versions by source that a deployment uses: those of the lock file, if it exists, else the tested ones. */
export function deployedVersions(file: string): Readonly<Record<string, string>>;

/**
 * What Terraform starts with where an environment has no lock file: the tested versions. Without checksums, which Terraform adds
 * ({@link https://developer.hashicorp.com/terraform/language/files/dependency-lock}). A rehearsal, which may have other versions,
 * selects another file by FEDERATION_LOCK_FILE.
 */
export function unlockedText(environment?: NodeJS.ProcessEnv): string;

/**
 * What `cdktf` finds in a stack's folder: the versions and checksums of the lock file, if it exists, else {@link unlockedText}. Without
 * constraints: cdktf compares them with the stack's as text, and would upgrade (`checkNeedsUpgrade` in @cdktf/cli-core 0.21).
 */
export function initialLock(file: string, environment?: NodeJS.ProcessEnv): string;
