import { FaultError, throwFaults } from '@auth0-cognito/contract';
import type { FederatedUserPool, RoleDefaults } from '@auth0-cognito/federation';

import { AssetType, TerraformAsset } from 'cdktf';

import type { Environment } from './environment-input';
import type { BaseStack } from './base-stack';
import { fault } from './faults';

/** Input of an extension. */
export interface ExtensionContext {
  /** The pool with its domain, clients, federations and identity pool. */
  readonly federatedUserPool: FederatedUserPool;
  /** The checked values of `environment.ts`. */
  readonly environment: Environment;
  /** Path and boundary that each IAM role needs: the deploy role of CI cannot create or change other roles. */
  readonly roleDefaults: RoleDefaults;
  /** The folder of the app: absolute path of `apps/{environment}`. */
  readonly folder: string;
}

/**
 * Adds own resources to the stack of an environment: `apps/{environment}/src/extend.ts`, which its `main.ts` imports.
 *
 * It runs once, synchronously, after the resources of the stack are defined and before the policy checks the result.
 *
 * @example
 * import type { Extension } from '@auth0-cognito/environment';
 * import { TerraformOutput } from 'cdktf';
 *
 * export const extend: Extension = (stack, { federatedUserPool }) => {
 *   new TerraformOutput(stack, 'api_audience', { value: federatedUserPool.webClient.clientId });
 * };
 */
export type Extension = (stack: BaseStack, context: ExtensionContext) => void;

/**
 * Runs an extension.
 *
 * @throws FaultError ERR_EXTENSION_ASYNC; ERR_EXTENSION_ARCHIVE; a fault that the extension throws, under the name of its file; anything
 * else that it throws, unchanged: `tools/run.mjs` reports it as ERR_SOURCE_THREW with its file and line.
 */
export function applyExtension(stack: BaseStack, context: ExtensionContext, extend: Extension): void {
  const subject = `src/extend.ts of environment ${context.environment.name}`;
  let result: unknown;
  try {
    // TypeScript accepts an async function as one that returns void.
    result = extend(stack, context) as unknown;
  } catch (error) {
    if (error instanceof FaultError) throw new FaultError(subject, error.faults);
    throw error;
  }
  if (result instanceof Promise) {
    // It is refused in any case; an unhandled rejection would hide the fault.
    result.catch(() => undefined);
    throw new FaultError(subject, [fault.ERR_EXTENSION_ASYNC({ path: 'extend' })]);
  }
  // To archive a folder, cdktf would run the bundle of this app again, recursively.
  const archives = stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformAsset && construct.type === AssetType.ARCHIVE);
  throwFaults(
    subject,
    archives.map(({ node }) => fault.ERR_EXTENSION_ARCHIVE({ path: node.path })),
  );
}
