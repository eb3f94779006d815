import { environmentNames, findCheckout } from '@auth0-cognito/checkout';

/** Environments of the published repository, which the examples in the help use. */
const EXAMPLES = ['dev', 'staging', 'prod'];

/**
 * Help whose examples use the environments of the checkout. An example name that the checkout does not have is replaced by its
 * first environment, and `prod` by its last. Without environments, the text stays unchanged.
 */
export function withOwnNames(text: string, environments: readonly string[]): string {
  return EXAMPLES.filter((example) => !environments.includes(example)).reduce((help, example) => {
    const own = (example === 'prod' ? environments.at(-1) : environments[0]) ?? example;
    return help.replaceAll(new RegExp(`(?<![\\w-])${example}(?![\\w-])`, 'g'), own);
  }, text);
}

/** Environments of the checkout of the current folder; none outside of a checkout. */
export function ownEnvironments(): readonly string[] {
  try {
    return environmentNames(findCheckout());
  } catch {
    // Help is also printed without a checkout, or without apps.
    return [];
  }
}
