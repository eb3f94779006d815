// Fails unit tests that start a process or a server. The error states the required file name.
const childProcess = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

/** Functions that start a process or a server. All other such functions call these. */
const STARTS = [
  [childProcess.ChildProcess.prototype, 'spawn'],
  [childProcess, 'spawnSync'],
  [childProcess, 'execFileSync'],
  [childProcess, 'execSync'],
  [net.Server.prototype, 'listen'],
];

const isUnit = (path) => !path.includes('.integration.test.');

/** Whether the current test file is a unit test, and its first error. */
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

/** Call it before a test file runs. */
exports.begin = (path) => {
  unit = isUnit(path);
  refused = undefined;
};

/** Call it after a test file has run. Throws the first error of the file, which the code under test may have caught. */
exports.end = () => {
  unit = false;
  if (refused) throw refused;
};
