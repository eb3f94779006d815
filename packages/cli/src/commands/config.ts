import { applicationConfig, CONFIG_FORMATS, FaultError, formatConfig } from '@auth0-cognito/contract';
import type { ConfigFormat } from '@auth0-cognito/contract';
import { readOutputs } from '@auth0-cognito/delivery';
import { Command, Option } from 'commander';
import { fault } from '../faults';
import type { CommandContext } from '../command-context';

interface Options {
  readonly format: ConfigFormat;
  readonly client?: string;
  readonly outputs?: string;
}

const HELP = `
Formats:
  amplify         the argument of Amplify.configure of aws-amplify 6
  oidc-client-ts  the argument of new UserManager of oidc-client-ts 3, also for react-oidc-context
  authjs          the argument of the Cognito provider of Auth.js 5 (NextAuth.js); add clientSecret, or for a public client
                  client: { token_endpoint_auth_method: 'none' }
  dotenv          one variable on each line
  json            all values
The output contains no secret.

Examples:
  $ ./federation config dev --format amplify > public/config.json
  $ ./federation config prod --format dotenv --client admin`;

/** `./federation config`: the sign-in settings for an application. */
export function configCommand({ output }: CommandContext): Command {
  return new Command('config')
    .summary('print the sign-in settings for an application')
    .description('Prints the settings that an application needs for sign-in, from the outputs of an environment.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .addOption(new Option('--format <format>', 'the output format').choices(CONFIG_FORMATS).default('json'))
    .option('--client <name>', 'an app client other than the primary web client')
    .option('--outputs <file>', 'a file with the outputs, instead of reading the state')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const outputs = await readOutputs(environment, options.outputs);
      const config = applicationConfig(outputs, options.client);
      if (!config) {
        throw new FaultError('config', [
          fault.ERR_CLIENT_UNKNOWN({ received: options.client, known: Object.keys(outputs.clients) }),
        ]);
      }
      output.result.write(`${formatConfig(config, options.format)}\n`);
    });
}
