// Jest's global set-up, and the benchmark's: temporary files of this run and of its processes are in a separate folder, which
// is removed at its end. Some libraries do not remove theirs (cdktf leaves a folder for each app of a test), nor does a process
// that a test kills.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function keepTemporaryFilesTogether() {
  // Short, because it contains sockets, whose paths are limited to about 100 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  process.env.TMPDIR = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const end = () => {
      remove();
      process.off(signal, end);
      process.kill(process.pid, signal);
    };
    // Not `once`: without a listener, a second signal would end the process before everything is removed.
    process.on(signal, end);
  }
}
