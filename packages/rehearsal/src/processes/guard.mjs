// Runs a command for a rehearsal, and ends it when the rehearsal ends:
//
//   node guard.mjs <command> [arguments]
//
// Standard input is a pipe of the rehearsal. When it closes, for any reason (also SIGKILL), the command and all its descendants
// are killed. A line "interrupt" stops Terraform as Ctrl-C does: it finishes the running operations, writes its state and
// releases its lock; then its parents end, too. cdktf runs Terraform on its own terminal, in its own session, so that neither
// signals to process groups nor Ctrl-C of the terminal reach it. Processes are found by their parents and, on Linux, by a
// variable in their environment, which also finds those whose parent has ended.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const mark = { AUTH0_COGNITO_GUARD: randomUUID() };

function isMarked(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`AUTH0_COGNITO_GUARD=${mark.AUTH0_COGNITO_GUARD}\0`);
  } catch {
    // A process of another user, or one that has ended.
    return false;
  }
}

/** Every process of this machine: pid, pid of its parent, program, and whether it has the variable. */
function processes() {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          // "pid (program) state ppid …"; the name of a program can contain spaces and parentheses.
          const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
          const end = stat.lastIndexOf(')');
          const parent = Number(stat.slice(end + 2).split(' ')[1]);
          const program = stat.slice(stat.indexOf('(') + 1, end);
          return [{ pid: Number(pid), parent, program, marked: isMarked(pid) }];
        } catch {
          // The process has ended in the meantime.
          return [];
        }
      });
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, program] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), program: basename(program), marked: false }] : [];
  });
}

/** The command's process and all its descendants. */
function processTree(root) {
  const all = processes();
  const found = all.filter(({ pid, marked }) => pid === root || marked);
  // The list grows during the loop: it also finds children of children.
  for (const { pid } of found) found.push(...all.filter((each) => each.parent === pid && !found.includes(each)));
  return found;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function killTree(root) {
  // Stop all processes before they are killed, so that a parent cannot start another child.
  const members = processTree(root);
  for (const { pid } of members) send(pid, 'SIGSTOP');
  for (const { pid } of [...members, ...processTree(root)]) send(pid, 'SIGKILL');
}

const INTERVAL_MILLISECONDS = 250;
const GRACE_MILLISECONDS = 1000;
const asked = new Set();

/**
 * Interrupts every Terraform that runs or starts until the command has ended, but not its plugins, which Terraform ends. cdktf
 * runs Terraform several times and ignores SIGTERM: if no Terraform runs, the command is killed, because nothing can be lost.
 */
function interrupt(root, idleSince) {
  const terraform = processTree(root).filter(({ program }) => program === 'terraform' || program === 'tofu');
  // A second SIGINT would make Terraform stop immediately and lose state.
  for (const { pid } of terraform.filter((each) => !asked.has(each.pid))) send(pid, 'SIGINT');
  for (const { pid } of terraform) asked.add(pid);
  const idle = terraform.length > 0 ? undefined : (idleSince ?? Date.now());
  if (idle !== undefined && idleSince === undefined) send(root, 'SIGTERM');
  if (idle !== undefined && Date.now() - idle >= GRACE_MILLISECONDS) killTree(root);
  else setTimeout(() => interrupt(root, idle), INTERVAL_MILLISECONDS);
}

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...mark } });
// The rehearsal handles signals to the whole group, such as Ctrl-C of the terminal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  killTree(child.pid);
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 137));
});

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  if (text.split('\n').includes('interrupt')) interrupt(child.pid);
});
process.stdin.on('close', () => killTree(child.pid));
process.stdin.resume();
