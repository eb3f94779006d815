import { readFileSync } from 'node:fs';
import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { startRehearsal, type Rehearsal } from '@auth0-cognito/rehearsal';
import { Checkout, type Ended } from '../commands/support/checkout';
import { Guide, type Setup } from './support/guide';
import { EXAMPLES } from './support/setups';

jest.setTimeout(600_000);

const TYPES = 'aws_cognito_resource_server aws_cognito_user_group aws_lambda_permission';
const TENANT = 'acme-dev.eu.auth0.com';
const VALUES = `import type { EnvironmentInput } from '@auth0-cognito/environment';

/** Where developers try their changes. */
export const environment = {
  name: 'dev',
  stage: 'development',
  organization: 'acme',
  account: '111111111111',
  region: 'eu-central-1',
  state: { bucket: 'acme-dev-tfstate' },
  app: { url: 'http://localhost:3000' },
  domain: { prefix: 'acme-dev-login' },
  federations: { auth0: { tenant: { domain: '${TENANT}' }, identityProvider: { name: 'Auth0' } } },
} satisfies EnvironmentInput;
`;

let rehearsal: Rehearsal;
let checkout: Checkout;
let guide: Guide;

beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'dev' });
  // The AWS provider of a rehearsal gives the schema of the types that it has seen.
  await rehearsal.use({ ...parseTerraformJson(rehearsal.terraform.bytes.toString()), '//': TYPES } as TerraformJson);
  checkout = new Checkout(rehearsal.childEnvironment);
  guide = new Guide(rehearsal, TENANT);
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

/** Imports a setup into an environment that has just been created. */
async function imported({ poolId, clientId }: Setup, ...args: string[]): Promise<Ended> {
  checkout.values(VALUES);
  return checkout.federation([
    ...['import', 'dev', '--discover', '--replace', '--user-pool', poolId, '--web-client', clientId],
    ...args,
  ]);
}

/** Code and place of each thing that is not reproduced; of a resource only its type. */
const reported = ({ result }: Ended) =>
  [...result.matchAll(/^ {2}(ERR_\w+) at (.+)$/gm)].map(([, code, place = '']) =>
    `${code} ${place}`.replace(/\b(\w+)\.Federation_\w+/, '$1'),
  );

const written = () => readFileSync(checkout.path('apps/dev/src/environment.ts'), 'utf8');

test.each(EXAMPLES)('$what', async ({ what, make }) => {
  const ended = await imported(await make(guide));

  process.stderr.write(
    `=== ${what} ${ended.exitCode}\n${reported(ended).join('\n')}\n${ended.exitCode === 1 ? ended.progress.slice(-3000) : ''}\n${written()}\n`,
  );
  expect(ended.exitCode).toBe(2);
});
