import { relative } from 'node:path';
import { shellWord } from '@auth0-cognito/contract';

/**
 * A command of Terraform as a user types it in the working folder.
 *
 * @param folder - that of the stack
 * @param args - `['untaint', 'aws_iam_role.A']`
 */
export const terraformCommand = (binary: string, folder: string, args: readonly string[]) =>
  [binary, `-chdir=${relative(process.cwd(), folder) || '.'}`, ...args].map(shellWord).join(' ');
