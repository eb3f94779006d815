// Jest evaluates each library again in each test file, in a context of the file's own. V8 parses the source each time: a fifth of the CPU
// time of the unit tests. This runtime is jest's, and keeps what V8 made of a source for the next test file of the same worker.
const vm = require('node:vm');

/** By file name: the source, and V8's code cache of it. https://nodejs.org/docs/latest-v20.x/api/vm.html#vmcompilefunctioncode-params-options */
const compiled = new Map();
const { compileFunction } = vm;

vm.compileFunction = (source, parameters, options) => {
  const known = compiled.get(options?.filename);
  if (known?.source === source)
    return compileFunction(source, parameters, { ...options, cachedData: known.cachedData });
  const made = compileFunction(source, parameters, { ...options, produceCachedData: true });
  if (options?.filename && made.cachedData) compiled.set(options.filename, { source, cachedData: made.cachedData });
  return made;
};

module.exports = require('jest-runtime');
