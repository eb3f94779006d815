/**
 * Whether an app is an environment: an app that synthesizes, and has an environment's values.
 *
 * @param app - its folder, relative to the root: `apps/dev`
 * @param exists - whether a path, relative to the root, exists
 */
export function isEnvironment(app: string, exists: (path: string) => boolean): boolean;

/** Names of the environments of a checkout, in alphabetical order. */
export function environmentNames(checkout: string): string[];

/**
 * The file in which an environment adds its own resources, relative to the root: `apps/dev/src/extend.ts` or `apps/dev/src/extend/index.ts`.
 * Most have none.
 *
 * @param exists - whether a path, relative to the root, exists
 */
export function extensionFile(name: string, exists: (path: string) => boolean): string | undefined;
