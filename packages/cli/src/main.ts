import { FaultError } from '@auth0-cognito/contract';
import type { Output } from '@auth0-cognito/delivery';
import { Command, CommanderError } from 'commander';
import { applyCommand } from './commands/apply';
import { bootstrapCommand } from './commands/bootstrap';
import { ciCommand } from './commands/ci';
import { configCommand } from './commands/config';
import { destroyCommand } from './commands/destroy';
import { doctorCommand } from './commands/doctor';
import { driftCommand } from './commands/drift';
import { importCommand } from './commands/import';
import { initCommand } from './commands/init';
import { listCommand } from './commands/list';
import { lockCommand } from './commands/lock';
import { planCommand } from './commands/plan';
import { recoverCommand } from './commands/recover';
import { rehearseCommand } from './commands/rehearse';
import { reviewCommand } from './commands/review';
import { rotateCommand } from './commands/rotate';
import { validateCommand } from './commands/validate';
import { verifyCommand } from './commands/verify';
import { whyCommand } from './commands/why';
import type { CommandContext } from './command-context';
import { EXIT, exitCodesHelp } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { fault } from './faults';
import { ownEnvironments, withOwnNames } from './own-names';
import { styled, printLine } from './terminal';
import { commandVersion } from './version';

const DESCRIPTION = `Makes Auth0 the OIDC identity provider of an Amazon Cognito user pool: rehearses, reviews, deploys and checks environments.

An environment is a folder in apps/.`;

/** Commands by what they are for, as the help lists them. */
const COMMANDS = {
  'Develop:': [doctorCommand, initCommand, listCommand, validateCommand, rehearseCommand, lockCommand, whyCommand],
  'Deliver:': [bootstrapCommand, planCommand, reviewCommand, applyCommand, verifyCommand, configCommand],
  'Operate:': [driftCommand, rotateCommand, recoverCommand, importCommand, destroyCommand],
  'CI:': [ciCommand],
};

/** The command line with all its commands, not yet run. */
export function federationProgram(context: CommandContext): Command {
  const { output } = context;
  const program = new Command('./federation')
    .description(DESCRIPTION)
    .option('--version', 'print the version of this checkout')
    .helpCommand(false)
    .exitOverride((error) => refuse('./federation', error))
    .configureOutput({
      writeOut: (text) => output.result.write(withOwnNames(text, ownEnvironments())),
      writeErr: (text) => output.progress.write(text),
      // The fault that is thrown for it says the same.
      outputError: () => undefined,
    });
  program.on('option:version', () => {
    const version = commandVersion();
    output.result.write(`${version}\n`);
    throw new CommanderError(EXIT.success, 'commander.version', version);
  });
  for (const [group, commands] of Object.entries(COMMANDS)) {
    program.commandsGroup(group);
    for (const command of commands) program.addCommand(inheriting(command(context), program));
  }
  return refusingUnknown(program);
}

/** Gives a command and its subcommands the settings of the program, and their help its exit codes. */
function inheriting(command: Command, program: Command, group = ''): Command {
  const name = `${group}${command.name()}`;
  for (const each of command.commands) inheriting(each, program, `${name} `);
  if (command.commands.length === 0) command.addHelpText('after', exitCodesHelp(name));
  command.helpCommand(false).copyInheritedSettings(program);
  return refusingUnknown(command).exitOverride((error) => refuse(`./federation ${name}`, error));
}

/** Makes `nosuch --help` an error: Commander would print the help of the group, and exit with 0. */
function refusingUnknown(group: Command): Command {
  return group.on('beforeHelp', () => {
    const [name = ''] = group.args;
    const isUnknown = group.commands.length > 0 && name !== '' && !name.startsWith('-');
    if (isUnknown) group.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
  });
}

/** A fault for a wrong command line; help and the version are not one. */
function refuse(path: string, error: CommanderError): never {
  if (error.exitCode === EXIT.success || error.code === 'commander.help') throw error;
  const why = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  throw new FaultError('command line', [fault.ERR_COMMAND_LINE({ path, why })]);
}

/** Runs the command line and returns the exit code. Bad input is reported without a stack trace. */
export async function run(
  args: readonly string[],
  output: Output = { progress: process.stderr, result: process.stdout },
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.success;
  const program = federationProgram({ output, exit: (code) => (exitCode = code) });

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Help, or the version: both are printed.
    if (error instanceof CommanderError) return error.exitCode === EXIT.success ? EXIT.success : EXIT.failed;
    if (!(error instanceof FaultError)) throw error;
    printLine(output, `${styled(output, 'red', 'error')}: ${error.message}`);
    return EXIT.failed;
  }
}
