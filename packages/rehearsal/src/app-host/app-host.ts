import type { RequestListener } from 'node:http';
import { extname } from 'node:path';
import { applicationConfig, formatConfig } from '@auth0-cognito/contract';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Route } from '../gateway';
import type { AppFiles } from './example-app';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const CONFIG_PATH = '/config.json';

/** Serves a single-page application: a path without a file returns index.html. */
export function serveApp(files: AppFiles, config: string): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' });
      return void response.end();
    }
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    // A missing script must not return the page.
    const isPage = extname(path) === '' || path.endsWith('.html');
    const body = path === CONFIG_PATH ? Buffer.from(config) : (files.get(path) ?? (isPage && files.get('/index.html')));
    if (!body) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      return void response.end('not found\n');
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? (isPage ? 'text/html; charset=utf-8' : 'application/octet-stream'),
      'content-length': body.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    return void response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/**
 * One route for each origin to which a client of the environment returns. If two clients share an origin, it serves the config
 * of the web client. Callbacks with a custom scheme (`acme:/signed-in`) have no host to serve.
 */
export function appRoutes(outputs: EnvironmentOutputs, files: AppFiles): Route[] {
  const names = [outputs.web_client, ...Object.keys(outputs.clients).filter((name) => name !== outputs.web_client)];
  const routes = new Map<string, Route>();
  for (const name of names) {
    const config = applicationConfig(outputs, name);
    if (!config) continue;
    const listener = serveApp(files, formatConfig(config, 'amplify'));
    const urls = [...config.callbackUrls, ...(name === outputs.web_client ? [outputs.app_url] : [])];
    for (const url of urls) {
      const { origin, protocol } = new URL(url);
      if (!/^https?:$/.test(protocol) || routes.has(origin)) continue;
      routes.set(origin, { name: `application ${name}`, origins: [origin], listener });
    }
  }
  return [...routes.values()];
}
