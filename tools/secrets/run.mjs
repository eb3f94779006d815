// Records the secrets of a test run in a file, and searches for them afterwards.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesWithSecrets } from './search.mjs';

const RECORD = fileURLToPath(new URL('record.cjs', import.meta.url));

/** Paths in the home folder where programs of a test can leave files. */
const IN_HOME = ['.npm/_logs', '.cdktf', '.terraform.d', '.aws', '.auth0', '.nx', '.config', '.cache'];

/** Browser recordings of rehearsals, which contain tokens of the stand-ins: SECURITY.md lists them. */
const RECORDING = /\/\.local\/sign-ins\/[^/]+\/trace\.zip$/;

/** Whether a file may contain secrets: a recording in a folder that only its owner can open. */
export const mayHaveSecrets = (file) => RECORDING.test(file) && (statSync(dirname(file)).mode & 0o077) === 0;

/** The secrets of one test run. */
export class SecretsOfRun {
  #begun = Date.now();
  // Only its owner can read it (0700), and the search excludes it.
  #folder = mkdtempSync(join(tmpdir(), 'secrets-of-run-'));
  #file = join(this.#folder, 'values');

  /** Environment variables of the processes whose secrets are recorded. */
  get variables() {
    const options = [process.env.NODE_OPTIONS, `--require=${JSON.stringify(RECORD)}`].filter(Boolean).join(' ');
    return { NODE_OPTIONS: options, RECORDED_SECRETS: this.#file };
  }

  /** The number of recorded secrets, and the files that contain one and must not. */
  found(root) {
    const values = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').filter(Boolean) : [];
    const home = IN_HOME.map((name) => join(homedir(), name)).filter(existsSync);
    const files = filesWithSecrets(values, [root, ...home, ...this.#temporary()], this.#folder);
    return { values: values.length, files: files.filter((file) => !mayHaveSecrets(file)) };
  }

  /** Temporary files and folders of this user that have changed since the run started. */
  #temporary() {
    return readdirSync(tmpdir())
      .map((name) => join(tmpdir(), name))
      .filter((path) => path !== this.#folder && this.#isOfRun(path));
  }

  #isOfRun(path) {
    const stat = statSync(path, { throwIfNoEntry: false });
    const kind = stat?.isFile() || stat?.isDirectory();
    return Boolean(kind) && stat.uid === process.getuid() && stat.mtimeMs >= this.#begun;
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
