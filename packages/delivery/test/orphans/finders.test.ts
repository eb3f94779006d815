import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACMClient } from '@aws-sdk/client-acm';
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { AWS_CALLS } from '../../src/orphans/finders/aws-calls';
import { hasFinder } from '../../src/orphans/find-orphans';
import type { Stack } from '../../src';
import { FINDERS } from '../../src/orphans/finders';
import { SETTINGS } from '../../src/orphans/unsearched';

const APPS = join(__dirname, '../../../../apps');

/** Types of resources that the environments and bootstrap declare. */
function declaredTypes(): readonly string[] {
  const types = readdirSync(APPS).flatMap((app) => {
    const folder = join(APPS, app, 'test/golden');
    return readdirSync(folder).flatMap((file) => {
      const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { resource?: object };
      return Object.keys(json.resource ?? {});
    });
  });
  return [...new Set(types)].filter((type) => /^(?:aws|auth0)_/.test(type)).sort();
}

const CLIENTS: Readonly<Record<string, new (config: { region: string }) => object>> = {
  acm: ACMClient,
  'cognito-identity': CognitoIdentityClient,
  'cognito-idp': CognitoIdentityProviderClient,
  iam: IAMClient,
};

/** Name of the command of a paginator, which is not sent. */
async function firstCommand(service: string, paginate: unknown): Promise<string> {
  const Client = CLIENTS[service]!;
  let name = '';
  const send = (command: object) => {
    name = command.constructor.name;
    return Promise.resolve({});
  };
  const client = Object.assign(new Client({ region: 'eu-central-1' }), { send });
  await (paginate as (config: object, input: object) => AsyncGenerator)({ client }, {}).next();
  return name;
}

describe('the finders', () => {
  test('cover each type of resource that an interrupted apply can leave behind', () => {
    const found = Object.keys(FINDERS);

    expect(declaredTypes().filter((type) => !found.includes(type) && !SETTINGS.includes(type))).toEqual([]);
    expect(SETTINGS.filter((type) => found.includes(type))).toEqual([]);
  });

  test.each(Object.keys(FINDERS))('are used for an environment that declares only %s', (type) => {
    const folder = mkdtempSync(join(tmpdir(), 'finders-'));
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ resource: { [type]: { A: {} } } }));

    const isSearched = hasFinder({ environment: 'dev', folder } as Stack);
    rmSync(folder, { recursive: true });

    expect(isSearched).toBe(true);
  });

  test.each(Object.entries(AWS_CALLS))('send the command of %s, and no other', async (action, call) => {
    const [service = '', operation = ''] = action.split(':');
    const sent = call.name.endsWith('Command') ? call.name : await firstCommand(service, call);

    expect(sent).toBe(`${operation}Command`);
  });
});
