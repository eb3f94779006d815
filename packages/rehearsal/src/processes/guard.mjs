// Runs a command for a rehearsal and sees to it that the command never outlives it:
//
//   node guard.mjs <command> [arguments]
//
// Standard input is the line to the rehearsal. When it closes, whatever ended the rehearsal (SIGKILL too), the command and
// every process below it are killed. A line "interrupt" asks Terraform to stop as Ctrl-C does: it finishes what it is doing, writes its
// state and gives its lock back; what it was started by then ends too. cdktf runs Terraform on its own terminal, in its own session, so
// that neither process groups nor the terminal's Ctrl-C reach it: processes are found by their parents and, on Linux, by a mark in
// their environment, which also finds those whose parent has gone.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const mark = { AUTH0_COGNITO_GUARD: randomUUID() };

function isMarked(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`AUTH0_COGNITO_GUARD=${mark.AUTH0_COGNITO_GUARD}\0`);
  } catch {
    // Another user's, or gone: not ours.
    return false;
  }
}

/** Every process of this machine: pid, parent's pid, program, and whether it has the mark. */
function processes() {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          // "pid (program) state ppid …"; a program's name may hold spaces and parentheses.
          const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
          const end = stat.lastIndexOf(')');
          const parent = Number(stat.slice(end + 2).split(' ')[1]);
          const program = stat.slice(stat.indexOf('(') + 1, end);
          return [{ pid: Number(pid), parent, program, marked: isMarked(pid) }];
        } catch {
          // It ended while the list was read.
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
function family(root) {
  const all = processes();
  const found = all.filter(({ pid, marked }) => pid === root || marked);
  // Grows as it goes: children of children too.
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

function killFamily(root) {
  // Stopped first: a process that sees its child die cannot start another before its own turn comes.
  const members = family(root);
  for (const { pid } of members) send(pid, 'SIGSTOP');
  for (const { pid } of [...members, ...family(root)]) send(pid, 'SIGKILL');
}

const INTERVAL_MILLISECONDS = 250;
const GRACE_MILLISECONDS = 1000;
const asked = new Set();

/**
 * Asks every Terraform to stop that runs now or starts until the command has ended; not its plugins, which leave at its word. cdktf starts
 * several, one after the other, and ignores SIGTERM: while none runs, nothing can be lost, and the command is killed.
 */
function interrupt(root, idleSince) {
  const terraform = family(root).filter(({ program }) => program === 'terraform' || program === 'tofu');
  // A second SIGINT would make Terraform stop at once, whatever is lost.
  for (const { pid } of terraform.filter((each) => !asked.has(each.pid))) send(pid, 'SIGINT');
  for (const { pid } of terraform) asked.add(pid);
  const idle = terraform.length > 0 ? undefined : (idleSince ?? Date.now());
  if (idle !== undefined && idleSince === undefined) send(root, 'SIGTERM');
  if (idle !== undefined && Date.now() - idle >= GRACE_MILLISECONDS) killFamily(root);
  else setTimeout(() => interrupt(root, idle), INTERVAL_MILLISECONDS);
}

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...mark } });
// Signals to the whole group (a terminal's Ctrl-C) are the rehearsal's to answer.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  killFamily(child.pid);
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 137));
});

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  if (text.split('\n').includes('interrupt')) interrupt(child.pid);
});
process.stdin.on('close', () => killFamily(child.pid));
process.stdin.resume();
