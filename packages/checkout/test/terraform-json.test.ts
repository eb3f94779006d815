import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerBlock, readTerraformJson } from '../src';

let file: string;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terraform-json-'));
  file = join(folder, 'cdk.tf.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe(readTerraformJson, () => {
  test('returns the synthesized JSON', () => {
    writeFileSync(file, '{ "provider": { "aws": [{ "region": "eu-central-1" }] } }');

    expect(readTerraformJson('dev', file)).toEqual({ provider: { aws: [{ region: 'eu-central-1' }] } });
  });

  test('prints the command if nothing was synthesized', () => {
    expect(() => readTerraformJson('dev', file)).toThrow(
      expect.objectContaining({ code: 'ERR_NOT_SYNTHESIZED', message: expect.stringContaining('npx nx synth dev') }),
    );
  });

  test('prints the file if it is not JSON', () => {
    writeFileSync(file, '{');

    expect(() => readTerraformJson('dev', file)).toThrow(
      expect.objectContaining({ code: 'ERR_SYNTHESIS_UNREADABLE', message: expect.stringContaining(file) }),
    );
  });
});

describe(providerBlock, () => {
  const json = { provider: { aws: [{ alias: 'us_east_1', region: 'us-east-1' }, { region: 'eu-central-1' }] } };

  test('is the default block, the block with the alias, or empty', () => {
    expect(providerBlock(json, 'aws')).toEqual({ region: 'eu-central-1' });
    expect(providerBlock(json, 'aws', 'us_east_1')).toMatchObject({ region: 'us-east-1' });
    expect(providerBlock(json, 'auth0')).toEqual({});
    expect(providerBlock({}, 'aws')).toEqual({});
  });
});
