import { environmentNames, findCheckout } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import { FaultError, throwFaults, type Fault } from '@auth0-cognito/contract';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';

/** Where an environment is deployed, from its values. An empty string is a missing value. */
interface Listed {
  readonly environment: string;
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  /** Hosts of its Auth0 tenants. */
  readonly tenants: readonly string[];
  readonly appUrl: string;
}

/** Unchecked values of an environment file. */
interface UncheckedValues {
  readonly stage?: string;
  readonly account?: string;
  readonly region?: string;
  readonly app?: { readonly url?: string };
  readonly federations?: Readonly<Record<string, { readonly tenant?: { readonly domain?: string } }>>;
}

const HEADINGS = ['ENVIRONMENT', 'STAGE', 'ACCOUNT', 'REGION', 'AUTH0 TENANT', 'APPLICATION'] as const;

const HELP = `
It reads apps/<environment>/src/environment.ts. It needs no credentials and makes no calls.

Examples:
  $ ./federation list
  $ ./federation list --json`;

function listed(checkout: string, environment: string): Listed {
  const file = `apps/${environment}/src/environment.ts`;
  const values = readValues({ checkout, file, constant: 'environment' }) as UncheckedValues;
  const { stage = '', account = '', region = '', app, federations = {} } = values;
  const tenants = Object.values(federations).flatMap(({ tenant }) => tenant?.domain ?? []);
  return { environment, stage, account, region, tenants: [...new Set(tenants)], appUrl: app?.url ?? '' };
}

/** Lines with aligned columns. An empty cell is a dash. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** `./federation list`: prints the environments of the checkout and where each is deployed. */
export function listCommand({ output }: CommandContext): Command {
  return new Command('list')
    .summary('list the environments, with stage, account and Auth0 tenant')
    .description('Lists the environments of this checkout, and where each is deployed.')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action((options: { readonly json?: boolean }) => {
      const checkout = findCheckout();
      const [found, faults]: [Listed[], Fault[]] = [[], []];
      for (const environment of environmentNames(checkout)) {
        try {
          found.push(listed(checkout, environment));
        } catch (error) {
          if (!(error instanceof FaultError)) throw error;
          faults.push(...error.faults);
        }
      }
      const rows = found.map(({ environment, stage, account, region, tenants, appUrl }) =>
        [environment, stage, account, region, tenants.join(', '), appUrl].map((cell) => cell || '-'),
      );
      output.result.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : table([HEADINGS, ...rows]));
      throwFaults('list', faults);
    });
}
