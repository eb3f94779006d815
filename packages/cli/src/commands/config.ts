import { applicationConfig, CONFIG_FORMATS, FaultError, formatConfig, shown } from '@auth0-cognito/contract';
import type { ConfigFormat } from '@auth0-cognito/contract';
import { Command, Option } from 'commander';
import type { CommandContext } from '../main';
import { readOutputs } from '../outputs';

interface Options {
  readonly format: ConfigFormat;
  readonly client?: string;
  readonly outputs?: string;
}

const HELP = `
Formats:
  amplify  the argument of aws-amplify's Amplify.configure
  oidc     names of OpenID Connect discovery and client registration
  dotenv   one variable a line
  json     everything, under plain names
Nothing in it is a secret.

Examples:
  $ ./federation config dev --format amplify > public/config.json
  $ ./federation config prod --format dotenv --client admin`;

/** `./federation config`: what an application needs to sign people in. */
export function configCommand({ output }: CommandContext): Command {
  return new Command('config')
    .summary('print what an application needs to sign people in')
    .description('Prints what an application needs to sign people in, from the outputs of an environment.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .addOption(new Option('--format <format>', 'what to write').choices(CONFIG_FORMATS).default('json'))
    .option('--client <name>', 'another client than the primary web client')
    .option('--outputs <file>', "the environment's outputs, instead of asking its state")
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const outputs = await readOutputs(environment, options.outputs);
      const config = applicationConfig(outputs, options.client);
      if (!config) {
        throw new FaultError('config', [
          {
            code: 'ERR_CLIENT_UNKNOWN',
            path: '--client',
            received: shown(options.client),
            allowed: Object.keys(outputs.clients).join(', '),
            fix: 'name a client of the environment',
          },
        ]);
      }
      output.result.write(`${formatConfig(config, options.format)}\n`);
    });
}
