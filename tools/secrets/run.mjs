// What a test run makes known of its secrets: a file of their values, for the run, and the search for them afterwards.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesWithSecrets } from './search.mjs';

const RECORD = fileURLToPath(new URL('record.cjs', import.meta.url));

/** Where programs that a test starts may leave something in the home folder. */
const IN_HOME = ['.npm/_logs', '.cdktf', '.terraform.d', '.aws', '.auth0', '.nx', '.config', '.cache'];

/** Recordings of browsers in rehearsals, with the tokens of the stand-ins: SECURITY.md lists them. */
const RECORDING = /\/\.local\/sign-ins\/[^/]+\/trace\.zip$/;

/** Whether a file may have a secret: a recording, in a folder that only its owner can open. */
export const mayHaveSecrets = (file) => RECORDING.test(file) && (statSync(dirname(file)).mode & 0o077) === 0;

/** The secrets of one test run. */
export class SecretsOfRun {
  #begun = Date.now();
  // Only its owner reads it (0700), and the search leaves it out.
  #folder = mkdtempSync(join(tmpdir(), 'secrets-of-run-'));
  #file = join(this.#folder, 'values');

  /** Variables of the processes whose secrets are recorded. */
  get variables() {
    const options = [process.env.NODE_OPTIONS, `--require=${JSON.stringify(RECORD)}`].filter(Boolean).join(' ');
    return { NODE_OPTIONS: options, RECORDED_SECRETS: this.#file };
  }

  /** How many were recorded, and the files that have one and may not. */
  found(root) {
    const values = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').filter(Boolean) : [];
    const home = IN_HOME.map((name) => join(homedir(), name)).filter(existsSync);
    const files = filesWithSecrets(values, [root, ...home, ...this.#temporary()], this.#folder);
    return { values: values.length, files: files.filter((file) => !mayHaveSecrets(file)) };
  }

  /** Temporary files and folders of this user that have changed since the run began. */
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
