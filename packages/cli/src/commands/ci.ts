import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { appliedCommand } from './ci/applied';
import { approvalCommand } from './ci/approval';
import { commentCommand } from './ci/comment';
import { finishCommand } from './ci/finish';
import { startCommand } from './ci/start';

/** `./federation ci`: commands that the workflows of a repository run. */
export function ciCommand(context: CommandContext): Command {
  const command = new Command('ci')
    .summary('commands for the workflows of a repository')
    .description('Commands for the workflows of a repository. They read GITHUB_TOKEN and call the GitHub API.');
  for (const each of [commentCommand, approvalCommand, appliedCommand, startCommand, finishCommand])
    command.addCommand(each(context));
  return command;
}
