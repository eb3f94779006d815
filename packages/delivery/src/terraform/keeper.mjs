// Runs Terraform for a process that may be killed:
//
//   node keeper.mjs <terraform> [arguments]
//
// Terraform that loses its standard output dies at its next line, without writing its state or releasing its lock. So it writes to this
// process, which passes the text on for as long as anybody reads it. Standard input is the line to the caller: when it closes, whatever
// ended the caller (SIGKILL too), Terraform gets the SIGINT of a Ctrl-C: it finishes the running operations, writes its state and
// releases its lock. The plan that it made or applied for that caller holds secrets, and is removed.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [terraform, ...args] = process.argv.slice(2);
const child = spawn(terraform, args, { stdio: ['ignore', 'pipe', 'pipe'] });

// Terraform (1.11) and OpenTofu drop an interrupt that comes before their first operation: Context.Stop finds nothing that runs, and every
// operation follows (internal/terraform/context.go). So `plan` and `apply` get it once they have printed that an operation began, or
// that they wait for the lock of the state, which the interrupt ends.
const HEARS =
  /: (Refreshing|Reading|Opening|Preparing|Importing|Creating|Modifying|Destroying)\b|^Acquiring state lock/m;
let hears = !['plan', 'apply'].includes(args[0]);
let isAsked = false;
let isSent = false;
function pass() {
  // Once: a second SIGINT makes Terraform stop at once, whatever is lost.
  if (isAsked && hears && !isSent) isSent = child.kill('SIGINT');
}
function interrupt() {
  isAsked = true;
  pass();
}
let printed = '';
child.stdout.on('data', function listen(bytes) {
  printed += bytes;
  hears ||= HEARS.test(printed);
  if (!hears) return;
  child.stdout.off('data', listen);
  pass();
});
process.on('SIGINT', interrupt);
let isAlone = false;
process.stdin
  .on('close', () => {
    isAlone = true;
    interrupt();
  })
  .resume();

/** File of the plan that Terraform makes or applies; undefined for another command. */
function planFile() {
  if (args[0] === 'apply') return args.at(-1);
  return args.find((each) => each.startsWith('-out='))?.slice('-out='.length);
}

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
child.on('close', (code) => {
  const plan = planFile();
  if (isAlone && plan?.includes('.tfplan')) rmSync(plan, { force: true });
  process.exit(code ?? 1);
});
