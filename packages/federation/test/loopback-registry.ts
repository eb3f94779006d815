import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** An npm registry on loopback. */
export interface LoopbackRegistry {
  readonly url: string;
  close(): Promise<void>;
}

/** A folder as an archive in npm's format. */
async function archiveOf(folder: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  const tar = spawn('tar', ['-c', '-h', '-C', join(folder, '..'), folder.split('/').at(-1) ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  tar.stdout.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise((done) => tar.on('close', done));
  if (code !== 0) throw new Error(`tar ends with ${String(code)}`);
  return Buffer.concat(parts);
}

/**
 * Serves the packages that are installed below folders of `node_modules`: the first folder with a package provides it.
 */
export async function startRegistry(modules: readonly string[]): Promise<LoopbackRegistry> {
  const archives = new Map<string, Promise<Buffer>>();
  const server = createServer((request, response) => {
    const [, name = '', isArchive] = /^\/(.+?)(\/-\/archive\.tgz)?$/.exec(decodeURIComponent(request.url ?? '')) ?? [];
    const folder = modules.map((top) => join(top, name)).find((path) => existsSync(join(path, 'package.json')));
    if (!folder) {
      response.writeHead(404).end('{}');
      return;
    }
    const archive = archives.get(folder) ?? archiveOf(folder);
    archives.set(folder, archive);
    void archive.then((bytes) => {
      if (isArchive) {
        response.end(bytes);
        return;
      }
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
      const { port } = server.address() as AddressInfo;
      const dist = {
        tarball: `http://127.0.0.1:${port}/${name}/-/archive.tgz`,
        integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
      };
      const versions = { [manifest.version]: { ...manifest, dist } };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, 'dist-tags': { latest: manifest.version }, versions }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
