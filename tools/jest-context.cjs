// Jest runs each test file in a separate V8 context and evaluates all libraries in each, which took most of the CPU time of
// unit tests. In this environment, test files run one after the other in the context of the worker, and
// `tools/jest-runtime.cjs` loads a library once per worker. After each file, it restores environment variables, the console,
// the exit code, `process.exit` and the settings of jest-circus.
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Symbols under which jest-circus stores its event handlers and the settings of `jest.setTimeout` and `jest.retryTimes`. */
const CIRCUS = [
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'RETRY_IMMEDIATELY',
  'WAIT_BEFORE_RETRY',
  'LOG_ERRORS_BEFORE_RETRY',
].map((name) => Symbol.for(name));

module.exports = class OneContext {
  global = globalThis;
  fakeTimers = null;
  moduleMocker = new ModuleMocker(globalThis);
  #before = { console, exit: process.exit, exitCode: process.exitCode, env: { ...process.env } };

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  setup() {
    return Promise.resolve();
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const symbol of CIRCUS) Reflect.deleteProperty(globalThis, symbol);
    for (const name of Object.keys(process.env))
      if (!(name in this.#before.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, this.#before.env);
    process.exit = this.#before.exit;
    process.exitCode = this.#before.exitCode;
    globalThis.console = this.#before.console;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
