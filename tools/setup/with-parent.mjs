// Runs a command of the set-up, and ends it when the set-up ends:
//
//   node with-parent.mjs <pid of the set-up> <command> [arguments]
//
// Otherwise a killed set-up (also by SIGKILL) would leave `npm ci` running, and the next set-up would write to the same folder.
// The command runs in a separate process group, so that all its processes end.
import { spawn } from 'node:child_process';

const POLL_MILLISECONDS = 100;
/** Exit code of shells for a program that does not exist. */
const NO_PROGRAM = 127;

const [parent, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit', detached: true });
const end = () => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // The process group has already ended.
    if (error.code !== 'ESRCH') throw error;
  }
};

// The parent pid changes when the parent ends.
const watch = setInterval(() => process.ppid === Number(parent) || end(), POLL_MILLISECONDS);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
child.on('error', (error) => {
  clearInterval(watch);
  if (error.code !== 'ENOENT') throw error;
  process.exitCode = NO_PROGRAM;
});
child.on('close', (code) => {
  clearInterval(watch);
  process.exitCode = code ?? 1;
});
