import { shellWord } from '@auth0-cognito/contract';

/**
 * A command of the AWS CLI. `options` must contain the region of the object if it can differ from the caller's default region: a certificate
 * of a sign-in domain is in us-east-1.
 *
 * @param call - service and command: `iam delete-role`
 */
export const awsCommand = (call: string, options: Readonly<Record<string, string>>) =>
  [`aws ${call}`, ...Object.entries(options).map(([name, value]) => `--${name} ${shellWord(value)}`)].join(' ');

/** Joins commands so that each runs only if the previous one succeeded. */
export const joinCommands = (...commands: readonly string[]) => commands.join(' && ');
