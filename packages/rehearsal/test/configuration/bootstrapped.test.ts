import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { bootstrapped, readConfiguration } from '../../src/configuration';

const golden = (name: string) =>
  JSON.parse(
    readFileSync(resolve(__dirname, `../../../../apps/${name}/test/golden/cdk.tf.json`), 'utf8'),
  ) as TerraformJson;

test.each(['dev', 'staging', 'prod'])('bootstrap creates the state bucket, its key and the boundary of %s', (name) => {
  const json = golden(name);

  const made = bootstrapped(json, readConfiguration(name, json).prerequisites);

  expect(made.map(({ kind }) => kind).sort()).toEqual(['iam-policy', 'kms-key', 'state-bucket']);
  expect(made).toContainEqual(expect.objectContaining({ name: `acme-${name}-boundary` }));
  expect(made).toContainEqual(expect.objectContaining({ alias: `alias/acme-${name}-tfstate` }));
});

test('a hosted zone and another key are not part of bootstrap', () => {
  const json = golden('prod');
  const prerequisites = [
    { kind: 'kms-key', alias: 'alias/other', region: 'eu-central-1' },
    { kind: 'hosted-zone', name: 'acme.example', isPrivate: false },
  ] as const;

  expect(bootstrapped(json, prerequisites)).toEqual([]);
});
