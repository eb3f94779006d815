// Runs the handler of a Node.js Lambda function once, in a child process of a rehearsal:
//
//   node run-handler.mjs <folder of the code> <handler>
//
// It reads the event and the context as JSON from descriptor 3 and writes `{"result": …}` or `{"error": …}` to descriptor 4; standard
// output and error are the function's own.
// @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const require = createRequire(import.meta.url);

// Standard input is a pipe of the parent: when it closes, this process ends, even if the handler blocks the event loop.
const END_WITH_PARENT = `
  new (require('node:net').Socket)({ fd: 0 }).on('close', () => process.kill(process.pid, 'SIGKILL')).resume();
`;
new Worker(END_WITH_PARENT, { eval: true }).unref();

/**
 * Node 20 has no built-in proxy support: HTTPS and fetch use the gateway of the rehearsal, for every agent of a client. The
 * libraries are loaded at the first request, because most handlers send none.
 */
function useProxy(proxy) {
  let agent;
  const throughProxy = () => {
    const { HttpsProxyAgent } = require('https-proxy-agent');
    return (agent ??= new HttpsProxyAgent(proxy));
  };
  for (const name of ['request', 'get']) {
    const direct = https[name];
    https[name] = (...args) => {
      const at = args.findIndex((each) => typeof each === 'object' && !(each instanceof URL));
      if (at < 0) args.splice(1, 0, { agent: throughProxy() });
      else args[at] = { ...args[at], agent: throughProxy() };
      return direct(...args);
    };
  }
  syncBuiltinESMExports();
  const direct = globalThis.fetch;
  globalThis.fetch = (...args) => {
    const { EnvHttpProxyAgent, setGlobalDispatcher } = require('undici');
    setGlobalDispatcher(new EnvHttpProxyAgent());
    globalThis.fetch = direct;
    return direct(...args);
  };
}

/** The exported function of `file.name` or `folder/file.name`. */
async function load(folder, handler) {
  const [, path, name] = /^(.*?)\.([^/]+)$/.exec(handler) ?? [];
  const file = ['.js', '.mjs', '.cjs'].map((end) => join(folder, `${path}${end}`)).find((each) => existsSync(each));
  if (!file) throw new Error(`Error: Cannot find module '${path}'`);
  const module = await import(pathToFileURL(file).href);
  const found = name.split('.').reduce((each, key) => each?.[key] ?? each?.default?.[key], module);
  if (typeof found !== 'function') throw new Error(`${handler} is undefined or not exported`);
  return found;
}

/** A handler returns a promise or calls its callback. */
function call(handler, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, result) => (error ? reject(error) : resolve(result));
    const returned = handler(event, context, callback);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else if (handler.length < 3) resolve(returned);
  });
}

const respond = (value) => {
  writeFileSync(4, JSON.stringify(value));
  process.exit(0);
};
const fail = (error) =>
  respond({
    error:
      error instanceof Error
        ? { type: error.name, message: error.message }
        : { type: typeof error, message: String(error) },
  });

process.on('uncaughtException', fail);
const [, , folder, handlerName] = process.argv;
const { event, context } = JSON.parse(readFileSync(3, 'utf8'));
if (process.env.HTTPS_PROXY) useProxy(process.env.HTTPS_PROXY);
try {
  const handler = await load(folder, handlerName);
  respond({ result: (await call(handler, event, { ...context, getRemainingTimeInMillis: () => 1000 })) ?? null });
} catch (error) {
  fail(error);
}
