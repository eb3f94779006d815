import { shellWord } from '@auth0-cognito/contract';

/**
 * A command of the AWS CLI. Its region is that of the object, which need not be the caller's: a certificate of a sign-in domain is in
 * us-east-1.
 *
 * @param call - service and command: `iam delete-role`
 */
export const awsCommand = (call: string, options: Readonly<Record<string, string>>) =>
  [`aws ${call}`, ...Object.entries(options).map(([name, value]) => `--${name} ${shellWord(value)}`)].join(' ');

/** Commands of which each needs the success of the one before it. */
export const inOrder = (...commands: readonly string[]) => commands.join(' && ');
