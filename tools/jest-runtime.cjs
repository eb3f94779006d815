// Jest's runtime for the shared context of `tools/jest-context.cjs`. Each test file evaluates the modules of the project again.
// Node evaluates libraries, including those of jest, once per worker, so ES modules need no transform. `jest.isolateModules`
// loads libraries again, too.
const { createRequire, isBuiltin } = require('node:module');
const { dirname } = require('node:path');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** By file name: the source, and its compiled function, which can be reused because all files run in one context. */
const compiled = new Map();
const { compileFunction } = vm;

vm.compileFunction = (source, parameters, options) => {
  if (options?.parsingContext !== globalThis) return compileFunction(source, parameters, options);
  const known = compiled.get(options.filename);
  if (known?.source === source) return known.made;
  const made = compileFunction(source, parameters, { ...options, parsingContext: undefined });
  compiled.set(options.filename, { source, made });
  return made;
};

/** By folder: `require` of Node for its files. */
const requires = new Map();

function requireLibrary(from, name) {
  const folder = dirname(from);
  if (!requires.has(folder)) requires.set(folder, createRequire(from));
  return requires.get(folder)(name);
}

const isLibrary = (name) => /^[^./:]+(\/|$)/.test(name) && !name.startsWith('@auth0-cognito/') && !isBuiltin(name);

module.exports = class extends Runtime {
  requireModule(from, name, options, isRequireActual) {
    return name && isLibrary(name) && !this.registries.isIsolated()
      ? requireLibrary(from, name)
      : super.requireModule(from, name, options, isRequireActual);
  }
};
