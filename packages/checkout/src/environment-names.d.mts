/**
 * Whether an app is an environment: an app that synthesizes, and has an environment's values.
 *
 * @param app - its folder, relative to the root: `apps/dev`
 * @param exists - whether a path, relative to the root, exists
 */
export function isEnvironment(app: string, exists: (path: string) => boolean): boolean;

/** Names of the environments of a checkout, in alphabetical order. */
export function environmentNames(checkout: string): string[];

/** The file in which an environment adds its own resources; most have none. Relative to the checkout: `apps/dev/src/extend.ts`. */
export function extensionFile(name: string): string;

/** Whether an environment of a checkout has such a file. */
export function hasExtension(checkout: string, name: string): boolean;
