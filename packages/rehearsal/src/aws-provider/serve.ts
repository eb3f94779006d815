import { rmSync } from 'node:fs';
import type { ClientHttp2Stream, IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import { constants, createServer } from 'node:http2';
import { join } from 'node:path';
import { reattachAt } from '@auth0-cognito/auth0-terraform-provider';
import { createSocketFolder } from '../socket-folder';
import { PROTOCOL, startPlugin } from './plugin';
import type { Plugin, PluginOptions } from './plugin';
import { onlyTypes } from './schema';

/** The AWS provider, which runs during the whole rehearsal. */
export interface ServedAwsProvider {
  /** Value of TF_REATTACH_PROVIDERS, with which Terraform connects to it instead of starting it. */
  readonly reattach: string;
  /** Adds the types of a configuration to the served schema. */
  addTypesOf(json: string): void;
  /** Serves the complete schema, for unknown configurations. */
  serveAllTypes(): void;
  close(): void;
}

const ADDRESSES = ['registry.terraform.io/hashicorp/aws', 'registry.opentofu.org/hashicorp/aws'];
const SERVICE = `/tfplugin${PROTOCOL}.Provider/`;
const GET_SCHEMA = `${SERVICE}GetSchema`;
const CONFIGURE = `${SERVICE}Configure`;
const STOP = `${SERVICE}Stop`;
const UNIMPLEMENTED = '12';
/** A compression flag and a length of 4 bytes precede each message (https://grpc.github.io/grpc/core/md_doc__p_r_o_t_o_c_o_l-_h_t_t_p2.html). */
const MESSAGE_HEADER = 5;

const isRunning = ({ session }: Plugin) => !session.closed && !session.destroyed;

const GRPC = { ':status': 200, 'content-type': 'application/grpc' };

/**
 * Runs the AWS provider for all commands of a rehearsal, instead of several times for each, and reduces the schema to the types
 * of the configurations. Forwards all other calls unchanged. A
 * rehearsal of staging with its destroy takes 29 s of CPU time instead of 46.
 *
 * As with Terraform, a process has one configuration at a time: a connection that configures the provider gets a separate process, which
 * goes to another connection when that one has ended. One process handles the earlier calls (schema, validation) of all connections.
 *
 * @throws Error if the provider does not start, or uses another version of the protocol.
 */
export async function serveAwsProvider(options: Omit<PluginOptions, 'socketFolder'>): Promise<ServedAwsProvider> {
  const socketFolder = createSocketFolder('aws-provider');
  const removeFolder = () => rmSync(socketFolder, { recursive: true, force: true });
  const all = new Set<Plugin>();
  const idle: Plugin[] = [];
  let isClosed = false;
  let whole: Buffer | undefined;
  let types: Set<string> | undefined = new Set();

  const start = async () => {
    const plugin = await startPlugin({ ...options, socketFolder });
    all.add(plugin);
    if (isClosed) plugin.end();
    return plugin;
  };
  // Skip a process that was killed, as by a test.
  const take = async () => {
    let plugin = idle.pop();
    while (plugin && !isRunning(plugin)) plugin = idle.pop();
    return plugin ?? start();
  };
  const give = (plugin: Plugin, isReusable: boolean) => {
    if (isReusable) return void idle.push(plugin);
    all.delete(plugin);
    plugin.end();
  };
  let first = await start().catch((error: unknown) => {
    removeFolder();
    throw error;
  });
  const unconfigured = async () => {
    if (!isRunning(first)) first = await start();
    return first;
  };

  const open = (connection: ServerHttp2Session) => {
    let lease: Promise<Plugin> | undefined;
    const unanswered = new Set<ClientHttp2Stream>();
    let wasStopped = false;

    connection.on('error', () => undefined);
    connection.on('close', () => {
      // A provider whose client was killed may still run a call.
      const isReusable = unanswered.size === 0 && !wasStopped;
      lease?.then(
        (plugin) => give(plugin, isReusable),
        () => undefined,
      );
    });
    connection.on('stream', (stream, headers) => {
      // A client that disconnects (a killed Terraform) is not a failure.
      stream.on('error', () => undefined);
      const path = headers[':path'] ?? '';
      // Terraform also calls services of go-plugin, which are optional.
      if (!path.startsWith(SERVICE))
        return stream.respond({ ...GRPC, 'grpc-status': UNIMPLEMENTED }, { endStream: true });
      wasStopped ||= path === STOP;
      const isSchema = path === GET_SCHEMA;
      if (isSchema && whole) return respond(stream, types ? onlyTypes(whole, types) : whole);
      if (path === CONFIGURE) lease ??= take();
      (lease ?? unconfigured())
        .then(async (plugin) => {
          if (!isSchema) return forward(stream, headers, plugin, unanswered);
          whole ??= await readMessage(headers, plugin);
          respond(stream, types ? onlyTypes(whole, types) : whole);
        })
        .catch(() => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    });
  };

  const path = join(socketFolder, 'aws.sock');
  const server = createServer();
  server.on('session', open);
  await new Promise<void>((resolve) => server.listen(path, resolve));

  return {
    reattach: reattachAt(path, ADDRESSES),
    addTypesOf: (json) => {
      for (const [type] of json.matchAll(/\baws_[a-z0-9_]+/g)) types?.add(type);
    },
    serveAllTypes: () => (types = undefined),
    close: () => {
      isClosed = true;
      server.close();
      for (const plugin of all) plugin.end();
      removeFolder();
    },
  };
}

/** Forwards a call to the provider and its response back; `unanswered` contains it until then. */
function forward(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  plugin: Plugin,
  unanswered: Set<ClientHttp2Stream>,
): void {
  if (stream.destroyed) return;
  const call = plugin.session.request(headers);
  unanswered.add(call);
  let trailers: IncomingHttpHeaders = {};
  call.on('error', () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  stream.on('close', () => call.close(constants.NGHTTP2_CANCEL));
  // A provider that crashes closes the call without an error.
  call.on('close', () => {
    if (unanswered.has(call)) stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  });
  call.on('trailers', (received) => {
    trailers = received;
    unanswered.delete(call);
  });
  call.on('response', (answered) => {
    if (stream.destroyed) return;
    // A call that failed has an end and no body.
    if (answered['grpc-status'] !== undefined) {
      unanswered.delete(call);
      return stream.respond(answered, { endStream: true });
    }
    stream.on('wantTrailers', () => stream.sendTrailers(trailers));
    stream.respond(answered, { waitForTrailers: true });
    call.pipe(stream);
  });
  stream.pipe(call);
}

/** Sends a call without arguments to the provider; resolves to the message of its response. */
async function readMessage(headers: IncomingHttpHeaders, plugin: Plugin): Promise<Buffer> {
  const call = plugin.session.request(headers);
  call.end(Buffer.alloc(MESSAGE_HEADER));
  const chunks: Buffer[] = [];
  for await (const chunk of call) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).subarray(MESSAGE_HEADER);
}

function respond(stream: ServerHttp2Stream, message: Buffer): void {
  if (stream.destroyed) return;
  const header = Buffer.alloc(MESSAGE_HEADER);
  header.writeUInt32BE(message.length, 1);
  stream.respond(GRPC, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([header, message]));
}
