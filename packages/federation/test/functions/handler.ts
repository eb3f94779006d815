/** Runs the handler of a function's module, with variables and with the modules that it imports. */
import { runInNewContext } from 'node:vm';

const IMPORT = /^import \{ ([\w, ]+) \} from '([^']+)';$/gm;

/** A handler as Lambda calls it. */
export type Handler = (event: object, context: object) => Promise<object>;

/** The `handler` that a module exports. */
export function handlerOf(module: string, env: Readonly<Record<string, string>>, modules: object = {}): Handler {
  const exports: { handler?: Handler } = {};
  const script = module
    .replaceAll(IMPORT, (_, names: string, from: string) => `const { ${names} } = modules[${JSON.stringify(from)}];`)
    .replace('export const handler', 'exports.handler');
  runInNewContext(script, { process: { env }, exports, modules });
  if (!exports.handler) throw new TypeError('the module exports no handler');
  return exports.handler;
}
