// Jest's global set-up, and the benchmark's: temporary files of this run, and of the processes it starts, go to a separate folder, which
// is removed when it ends. Libraries leave theirs behind (cdktf a folder for each app of a test), and so does a process that a test kills.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function keepTemporaryFilesTogether() {
  // Short: sockets are made below it, and their paths may have about 100 bytes.
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
    // Not once: without a listener a second signal, the terminal's and the starter's, would end it before all is removed.
    process.on(signal, end);
  }
}
