// Runs a command of the set-up and ends it with the set-up:
//
//   node with-parent.mjs <pid of the set-up> <command> [arguments]
//
// A set-up that is killed (SIGKILL too) would leave `npm ci` running, and the next set-up would write to the same folder. The command
// gets a process group, so that everything that it starts ends with it.
import { spawn } from 'node:child_process';

const POLL_MILLISECONDS = 100;
/** As shells exit for a program that does not exist. */
const NO_PROGRAM = 127;

const [parent, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit', detached: true });
const end = () => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself.
    if (error.code !== 'ESRCH') throw error;
  }
};

// The parent of a process whose parent has ended is another one.
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
