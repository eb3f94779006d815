// Runs Terraform for a process that may be killed:
//
//   node keeper.mjs <terraform> [arguments]
//
// Terraform that loses its standard output dies at its next line, without writing its state or releasing its lock. So it writes to this
// process, which passes the text on for as long as anybody reads it. Standard input is the line to the caller: when it closes, whatever
// ended the caller (SIGKILL too), Terraform gets the SIGINT of a Ctrl-C: it finishes the running operations, writes its state and
// releases its lock.
import { spawn } from 'node:child_process';

const [terraform, ...args] = process.argv.slice(2);
const child = spawn(terraform, args, { stdio: ['ignore', 'pipe', 'pipe'] });
// Once: a second SIGINT makes Terraform stop at once, whatever is lost.
let isInterrupted = false;
const interrupt = () => {
  if (!isInterrupted) child.kill('SIGINT');
  isInterrupted = true;
};
process.on('SIGINT', interrupt);
process.stdin.on('close', interrupt).resume();

for (const name of ['stdout', 'stderr']) {
  // EPIPE: the reader is gone. Terraform's output must still be read, else it would wait forever.
  process[name].on('error', () => child[name].unpipe().resume());
  child[name].pipe(process[name]);
}

child.on('error', (error) => {
  if (!['ENOENT', 'EACCES'].includes(error.code)) throw error;
  // As shells do for a program that is not there.
  process.exit(127);
});
child.on('close', (code) => process.exit(code ?? 1));
