import { FaultError } from '@auth0-cognito/contract';
import type { Command } from 'commander';
import { fault } from '../faults';

/** Option of every command that calls GitHub. */
export interface GitHubOptions {
  readonly repository?: string;
}

/** Adds the option for the repository. */
export const ofRepository = (command: Command) =>
  command.option('--repository <owner/name>', 'the GitHub repository (default: GITHUB_REPOSITORY)');

/** Help about the connection, for each of these commands. */
export const CONNECTION_HELP = `It reads GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, which GitHub sets in a workflow; in a shell, use
GITHUB_TOKEN=$(gh auth token). It retries a call after a 5xx status, and after a rate limit that ends within two minutes.`;

/** The number of a pull request. */
export function pullRequestNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new FaultError('GitHub', [fault.ERR_GITHUB_NUMBER({ path: '--pull-request', received: text })]);
  return Number(text);
}

/** The id of a deployment; 0 for none. */
export function deploymentId(path: string, text: string): number {
  if (!/^(0|[1-9]\d{0,15})$/.test(text))
    throw new FaultError('GitHub', [fault.ERR_GITHUB_NUMBER({ path, received: text })]);
  return Number(text);
}

/** A full commit id. */
export function commitId(text: string): string {
  if (!/^[0-9a-f]{40}$/.test(text)) throw new FaultError('GitHub', [fault.ERR_GITHUB_COMMIT({ received: text })]);
  return text;
}

/** The branch that is deployed. */
export const ofBranch = (command: Command) =>
  command.option('--branch <name>', 'the branch that is deployed (default: GITHUB_REF_NAME, else main)');

/** @see ofBranch */
export const branchOf = (named: string | undefined) => named ?? (process.env.GITHUB_REF_NAME || 'main');
