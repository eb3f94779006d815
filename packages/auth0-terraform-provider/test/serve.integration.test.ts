import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials, loadPackageDefinition, type GrpcObject, type ServiceClientConstructor } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { DATA_SOURCE_TYPES, RESOURCE_TYPES, serveOfflineProvider, type OfflineProvider } from '../src';
import { encodeValue } from '../src/codec';
import { PROTOCOL_5 } from '../src/protocol';

interface Answer {
  readonly diagnostics: readonly { readonly severity: string; readonly summary: string; readonly detail: string }[];
  readonly resource_schemas?: Readonly<Record<string, unknown>>;
}

describe(serveOfflineProvider, () => {
  let folder: string;
  let provider: OfflineProvider;
  let path: string;

  const call = (method: string, request: object): Promise<Answer> => {
    const loaded = fromJSON(PROTOCOL_5 as Parameters<typeof fromJSON>[0], {
      keepCase: true,
      enums: String,
      defaults: true,
    });
    const { Provider } = loadPackageDefinition(loaded).tfplugin5 as GrpcObject;
    const client = new (Provider as ServiceClientConstructor)(`unix:${path}`, credentials.createInsecure());
    return new Promise<Answer>((resolve, reject) => {
      const method_ = client[method] as unknown as (
        request: object,
        done: (error: Error | null, answer: Answer) => void,
      ) => void;
      method_.call(client, request, (error, answer) => (error ? reject(error) : resolve(answer)));
    }).finally(() => client.close());
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'auth0-serve-'));
    provider = await serveOfflineProvider({ environment: {}, socketFolder: join(folder, 'made') });
    const [[, attached]] = Object.entries(
      JSON.parse(provider.reattach) as Record<string, { Addr: { String: string } }>,
    ) as [[string, { Addr: { String: string } }]];
    path = attached.Addr.String;
  });

  afterEach(async () => {
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('prints its address for Terraform and OpenTofu, and states that it must not be killed', () => {
    const attached = {
      Protocol: 'grpc',
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'unix', String: path },
    };

    expect(JSON.parse(provider.reattach)).toEqual({
      'registry.terraform.io/auth0/auth0': attached,
      'registry.opentofu.org/auth0/auth0': attached,
    });
  });

  it('returns the whole schema of the real provider', async () => {
    const { resource_schemas } = await call('GetSchema', {});

    expect(Object.keys(resource_schemas ?? {})).toHaveLength(70);
    expect(Object.keys(resource_schemas ?? {})).toEqual(expect.arrayContaining([...RESOURCE_TYPES]));
    expect(RESOURCE_TYPES).toHaveLength(7);
    expect(DATA_SOURCE_TYPES).toEqual(['auth0_client', 'auth0_connection', 'auth0_tenant']);
  });

  it.each([
    [
      'a call before the configuration',
      'ReadResource',
      { type_name: 'auth0_client', current_state: encodeValue({ id: 'x' }) },
      /not configured/,
    ],
    ['a configuration without a domain', 'Configure', { config: encodeValue({}) }, /no domain/],
    [
      'bytes that are not a value',
      'PlanResourceChange',
      { type_name: 'auth0_client', proposed_new_state: { msgpack: Buffer.of(0xc1) } },
      /./,
    ],
    [
      'a type that does not exist',
      'ImportResourceState',
      { type_name: 'auth0_nothing', id: 'x' },
      /not available offline/,
    ],
    [
      'an import ID in a wrong format',
      'ImportResourceState',
      { type_name: 'auth0_connection_client', id: 'x' },
      /connection_client/,
    ],
  ])('answers %s with a diagnostic', async (_, method, request, summary) => {
    const { diagnostics } = await call(method, request);

    expect(diagnostics).toMatchObject([{ severity: 'ERROR', summary: expect.stringMatching(summary) as unknown }]);
  });

  it('continues after a client that disconnects within a message', async () => {
    const socket = connect(path);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('PRI * HTT');
    socket.destroy();

    expect((await call('GetSchema', {})).diagnostics).toEqual([]);
  });

  it('leaves nothing behind when it is closed with a connected client', async () => {
    const socket = connect(path);
    await new Promise((resolve) => socket.once('connect', resolve));
    const ended = new Promise((resolve) => socket.resume().once('close', resolve));

    await provider.close();

    await ended;
    expect(existsSync(path)).toBe(false);
  });
});
