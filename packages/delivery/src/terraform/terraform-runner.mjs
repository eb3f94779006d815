// Runs Terraform for a process that may be killed:
//
//   node terraform-runner.mjs <terraform> [arguments]
//
// Terraform that loses its standard output ends at its next line, without writing its state or releasing its lock. So it writes
// to this process, which forwards the text while it is read. Standard input is a pipe of the caller: when it closes, for any
// reason (also SIGKILL), this process sends SIGINT to Terraform, which finishes the running operations, writes its state and
// releases its lock. The plan that it created or applied for that caller contains secrets, and is removed.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const [terraform, ...args] = process.argv.slice(2);
const child = spawn(terraform, args, { stdio: ['ignore', 'pipe', 'pipe'] });

// Terraform (1.11) and OpenTofu ignore an interrupt before their first operation: Context.Stop finds no running operation, and every
// operation follows (internal/terraform/context.go). So `plan` and `apply` get it after they have printed that an operation has started, or
// that they wait for the lock of the state, which the interrupt ends.
const RUNNING =
  /: (Refreshing|Reading|Opening|Preparing|Importing|Creating|Modifying|Destroying)\b|^Acquiring state lock/m;
let isRunning = !['plan', 'apply'].includes(args[0]);
let isInterrupted = false;
let isSent = false;
function forward() {
  // Only once: a second SIGINT would make Terraform stop immediately and lose state.
  if (isInterrupted && isRunning && !isSent) isSent = child.kill('SIGINT');
}
function interrupt() {
  isInterrupted = true;
  forward();
}
let printed = '';
child.stdout.on('data', function listen(bytes) {
  printed += bytes;
  isRunning ||= RUNNING.test(printed);
  if (!isRunning) return;
  child.stdout.off('data', listen);
  forward();
});
process.on('SIGINT', interrupt);
let callerHasEnded = false;
process.stdin
  .on('close', () => {
    callerHasEnded = true;
    interrupt();
  })
  .resume();

/** File of the plan that Terraform creates or applies; undefined for another command. */
function planFile() {
  if (args[0] === 'apply') return args.at(-1);
  return args.find((each) => each.startsWith('-out='))?.slice('-out='.length);
}

for (const name of ['stdout', 'stderr']) {
  // EPIPE: the reader has ended. Terraform's output must still be read; otherwise Terraform would wait forever.
  process[name].on('error', () => child[name].unpipe().resume());
  child[name].pipe(process[name]);
}

child.on('error', (error) => {
  if (!['ENOENT', 'EACCES'].includes(error.code)) throw error;
  // The exit code of shells for a program that does not exist.
  process.exit(127);
});
child.on('close', (code, signal) => {
  const plan = planFile();
  if (callerHasEnded && plan?.includes('.tfplan')) rmSync(plan, { force: true });
  // After a signal, the exit code of shells.
  process.exit(code ?? 128 + constants.signals[signal]);
});
