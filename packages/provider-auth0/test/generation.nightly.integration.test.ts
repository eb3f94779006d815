import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(180_000);

const root = resolve(__dirname, '../../..');

/** Ends a process that opens a connection or starts a program other than Node. */
const ALONE = `
  import net from 'node:net';
  import childProcess from 'node:child_process';
  import { syncBuiltinESMExports } from 'node:module';
  const stop = (what) => { process.stderr.write('not alone: ' + what); process.exit(9); };
  net.Socket.prototype.connect = () => stop('connection');
  const { spawn } = childProcess;
  childProcess.spawn = (program, ...rest) => (/^terraform$/.test(program) ? stop(program) : spawn(program, ...rest));
  syncBuiltinESMExports();`;

const ADDRESS = 'registry.terraform.io/auth0/auth0';

/** The parts that a test edits. */
interface ProviderSchemas {
  readonly provider_schemas: {
    readonly [ADDRESS]: {
      readonly resource_schemas: { readonly auth0_client: { readonly block: { attributes: Record<string, unknown> } } };
    };
  };
}

let checkout: string;
let folder: string;

/** A checkout with this package only; `parent` is inside the checkout, which contains libraries, or outside. */
function begin(parent: string) {
  mkdirSync(parent, { recursive: true });
  checkout = mkdtempSync(join(parent, 'bindings-'));
  folder = join(checkout, 'packages/provider-auth0');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'bindings.mjs', 'generate.mjs', 'schema']) {
    cpSync(join(root, 'packages/provider-auth0', name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'tools'), join(checkout, 'tools'));
}

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

async function run(environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(folder, 'bindings.mjs')], { env: { ...process.env, ...environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
  const [exitCode] = (await once(child, 'close')) as [number];
  return { exitCode, text };
}

const declarations = (type: string) => readFileSync(join(folder, 'lib', type, 'index.d.ts'), 'utf8');

describe('generation', () => {
  test('needs neither the network nor Terraform, and can run in two processes at once', async () => {
    begin(join(root, '.local'));
    const alone = `--import=data:text/javascript,${encodeURIComponent(ALONE)}`;

    const runs = await Promise.all([run({ NODE_OPTIONS: alone }), run({ NODE_OPTIONS: alone })]);

    expect(runs.map(({ exitCode, text }) => [exitCode, text])).toEqual([
      [0, expect.stringContaining('generating')],
      [0, expect.stringContaining('generating')],
    ]);
    for (const type of ['client', 'provider', 'data-auth0-tenant']) {
      const made = readFileSync(join(root, 'packages/provider-auth0/lib', type, 'index.js'), 'utf8');
      expect(readFileSync(join(folder, 'lib', type, 'index.js'), 'utf8')).toBe(made);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.lib'))).toEqual([]);
  });

  test('follows an edited schema, replaces incomplete bindings, and does nothing if the bindings are up to date', async () => {
    begin(join(root, '.local'));
    cpSync(join(root, 'packages/provider-auth0/lib'), join(folder, 'lib'), { recursive: true });
    const schema = join(folder, 'schema', readdirSync(join(folder, 'schema'))[0]!);
    const made = () => statSync(join(folder, 'lib')).ino;

    const before = made();
    const upToDate = await run();
    const untouched = made();
    const edit = JSON.parse(readFileSync(schema, 'utf8')) as ProviderSchemas;
    const attribute = { type: 'string', optional: true };
    edit.provider_schemas[ADDRESS].resource_schemas.auth0_client.block.attributes.an_invented_attribute = attribute;
    writeFileSync(schema, JSON.stringify(edit));
    const edited = await run();
    rmSync(join(folder, 'lib/client/index.js'));
    const completed = await run();

    expect(completed.text).toContain('generating');
    expect(readdirSync(join(folder, 'lib/client'))).toEqual(['index.d.ts', 'index.js']);
    expect(upToDate).toEqual({ exitCode: 0, text: '' });
    expect(untouched).toBe(before);
    expect(edited.exitCode).toBe(0);
    expect(declarations('client').includes('anInventedAttribute')).toBe(true);
  });

  test('reports a type that the schema lacks, and keeps the earlier bindings', async () => {
    begin(join(root, '.local'));
    cpSync(join(root, 'packages/provider-auth0/lib'), join(folder, 'lib'), { recursive: true });
    const script = join(folder, 'generate.mjs');
    writeFileSync(script, readFileSync(script, 'utf8').replace("'trigger_action'", "'nothing'"));

    const { exitCode, text } = await run();

    expect(exitCode).toBe(1);
    expect(text).toContain('ERR_BINDINGS_TYPE: the schema of the Auth0 provider has no auth0_nothing');
    expect(text).toContain('ERR_BINDINGS: ');
    expect(declarations('trigger-action').includes('TriggerAction')).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('.lib'))).toEqual([]);
  });

  test('does not make an installation without development dependencies fail, and reports what is missing', async () => {
    begin(tmpdir());

    const { exitCode, text } = await run();

    expect(exitCode).toBe(0);
    expect(text).toMatch(/^bindings: ERR_BINDINGS_LIBRARIES: .*@cdktf\/provider-generator is not installed\n {2}fix: /);
    expect(readdirSync(folder)).not.toContain('lib');
  });
});
