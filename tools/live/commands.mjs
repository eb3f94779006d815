import { spawn } from 'node:child_process';

/** Runs the programs of a live test, one after the other. */
export class Commands {
  #child;
  #isStopped = false;

  /** Stops the running program gracefully and refuses further ones. */
  stop() {
    this.#isStopped = true;
    this.#child?.kill('SIGTERM');
  }

  /** Allows programs again, for the clean-up. */
  resume() {
    this.#isStopped = false;
  }

  /** Runs a program. Resolves to its exit code and standard output. `isShown` also prints the output. */
  run(program, args, { cwd, env, isShown = false }) {
    if (this.#isStopped) throw new Error('stopped');
    return new Promise((done, fail) => {
      const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
      this.#child = child;
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (piece) => {
        text += piece;
        if (isShown) process.stderr.write(piece);
      });
      child.on('error', fail);
      child.on('close', (exitCode) => {
        this.#child = undefined;
        if (this.#isStopped) fail(new Error(`stopped in ${args.join(' ')}`));
        else done({ exitCode, text });
      });
    });
  }
}
