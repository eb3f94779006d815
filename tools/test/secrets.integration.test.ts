import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { issuedSecret } from '@auth0-cognito/contract';
import { zipSync } from 'fflate';
import { mayHaveSecrets } from '../secrets/run.mjs';
import { filesWithSecrets } from '../secrets/search.mjs';

const RECORD = resolve(__dirname, '../secrets/record.cjs');
const SECRET = `a+b/${randomBytes(24).toString('hex')}`;

const folder = mkdtempSync(join(tmpdir(), 'secrets-test-'));
const work = join(folder, 'work');
const searched = join(folder, 'searched');
mkdirSync(work, { mode: 0o700 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files to a folder that is searched; returns the names of those with a finding. */
function found(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  rmSync(searched, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(searched, name, '..'), { recursive: true });
    writeFileSync(join(searched, name), content);
  }
  return filesWithSecrets([SECRET], [searched], work).map((file: string) => file.slice(searched.length + 1));
}

/** A compressed tar archive with one file. */
function tgz(content: string): Uint8Array {
  writeFileSync(join(folder, 'state.json'), content);
  return execFileSync('tar', ['--create', '--gzip', '--file=-', `--directory=${folder}`, 'state.json']);
}

const log = `client_secret: "${SECRET}"\n`;
const basic = (client: string) => Buffer.from(`${client}:${SECRET}`).toString('base64');

describe('the search for secrets', () => {
  it.each([
    ['a log', { 'deep/run.log': log }],
    ['a URL', { 'trace.json': `?client_secret=${encodeURIComponent(SECRET)}&x` }],
    ['the credentials of HTTP Basic', { trace: `Authorization: Basic ${basic('c')}` }],
    ['the same, with one byte more', { trace: `Authorization: Basic ${basic('cl')}` }],
    ['the same, with two bytes more', { trace: `Authorization: Basic ${basic('cli')}` }],
    ['a binary cache', { cache: Buffer.concat([randomBytes(64), Buffer.from(SECRET), randomBytes(64)]) }],
    ['gzip', { 'run.log.gz': gzipSync(log) }],
    ['a compressed tar archive', { 'state.tgz': tgz(log) }],
    ['zip', { 'trace.zip': zipSync({ '../trace.json': Buffer.from(log) }) }],
    ['an archive in an archive', { 'trace.zip': zipSync({ 'state.tgz': tgz(log) }) }],
  ])('finds one in %s', (_, files) => {
    expect(found(files)).toEqual(Object.keys(files));
  });

  it('finds nothing in files and archives without a secret, or in invalid file names of archives', () => {
    const other = log.replace(SECRET, SECRET.slice(1));

    expect(
      found({ log: other, 'a.tgz': tgz(other), 'b.zip': zipSync({ c: Buffer.from(other) }), 'd.gz': 'none' }),
    ).toEqual([]);
  });

  it('leaves its own folder unchanged', () => {
    found({ log });

    expect(execFileSync('ls', ['-A', work]).toString()).toBe('');
  });
});

describe('a recording of a browser', () => {
  const recording = join(folder, '.local/sign-ins/a/trace.zip');
  beforeAll(() => {
    mkdirSync(join(recording, '..'), { recursive: true });
    writeFileSync(recording, '');
  });

  it.each([
    [0o700, true],
    [0o750, false],
    [0o701, false],
  ])('in a folder of mode %d may contain secrets: %s', (mode, may) => {
    chmodSync(join(recording, '..'), mode);

    expect(mayHaveSecrets(recording)).toBe(may);
  });

  it('may contain secrets, and no other file may', () => {
    chmodSync(join(recording, '..'), 0o700);

    expect(mayHaveSecrets(join(recording, '../report.json'))).toBe(false);
  });
});

describe('the record of secrets', () => {
  const recorded = (code: string) => {
    const file = join(folder, 'recorded');
    rmSync(file, { force: true });
    const env = { ...process.env, NODE_OPTIONS: `--require=${RECORD}`, RECORDED_SECRETS: file };
    execFileSync(process.execPath, ['-e', code], { env });
    return readFileSync(file, 'utf8').trim().split('\n');
  };

  it.each([
    ['a CommonJS script', "const { channel } = require('node:diagnostics_channel');"],
    ['an ES module', "const { channel } = await import('node:diagnostics_channel');"],
  ])('contains what %s publishes as a secret', (_, load) => {
    const code = `void (async () => { ${load} channel('auth0-cognito:issued-secret').publish('published'); channel('other').publish('no'); })()`;

    expect(recorded(code)).toEqual(['published']);
  });

  it('contains the secrets of the stand-ins', () => {
    const values: unknown[] = [];
    const note = (value: unknown) => values.push(value);
    subscribe('auth0-cognito:issued-secret', note);

    const secret = issuedSecret('of a stand-in');

    unsubscribe('auth0-cognito:issued-secret', note);
    expect(values).toEqual([secret]);
  });
});
