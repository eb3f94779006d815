// Holds unit tests to their definition: one that starts a process or a server fails, and its error says which name it needs.
const childProcess = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

/** What starts a process or a server; all other functions for that call these. */
const STARTS = [
  [childProcess.ChildProcess.prototype, 'spawn'],
  [childProcess, 'spawnSync'],
  [childProcess, 'execFileSync'],
  [childProcess, 'execSync'],
  [net.Server.prototype, 'listen'],
];

const isUnit = (path) => !path.includes('.integration.test.');

/** Whether the test file that runs is a unit test, and its first error. */
let unit = false;
let refused;

for (const [owner, name] of STARTS) {
  const start = owner[name];
  owner[name] = function (...args) {
    if (!unit) return start.apply(this, args);
    const what = name === 'listen' ? 'a server listens' : `a process is started (${name})`;
    const error = new Error(`${what} in a unit test: its file must be called *.integration.test.ts`);
    refused ??= error;
    throw error;
  };
}
syncBuiltinESMExports();

/** To be called before a test file runs. */
exports.begin = (path) => {
  unit = isUnit(path);
  refused = undefined;
};

/** To be called after it. Throws the file's first error: the code under test may have caught it. */
exports.end = () => {
  unit = false;
  if (refused) throw refused;
};
