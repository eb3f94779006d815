import { environmentNames, findCheckout } from '@auth0-cognito/checkout';

/** Environments of this repository in its published form, which the examples of the help use. */
const EXAMPLES = ['dev', 'staging', 'prod'];

/**
 * Help in which each example names an environment of the checkout. An example name that the checkout does not have becomes its first
 * environment, and `prod` its last; without an environment the text stays.
 */
export function withOwnNames(text: string, environments: readonly string[]): string {
  return EXAMPLES.filter((example) => !environments.includes(example)).reduce((help, example) => {
    const own = (example === 'prod' ? environments.at(-1) : environments[0]) ?? example;
    return help.replaceAll(new RegExp(`(?<![\\w-])${example}(?![\\w-])`, 'g'), own);
  }, text);
}

/** Environments of the checkout that holds the working folder; none outside of one. */
export function ownEnvironments(): readonly string[] {
  try {
    return environmentNames(findCheckout());
  } catch {
    // Help is also printed where there is no checkout, or no apps in it.
    return [];
  }
}
