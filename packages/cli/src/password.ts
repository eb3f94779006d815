import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { FaultError } from '@auth0-cognito/contract';
import type { Output } from '@auth0-cognito/delivery';
import { fault } from './faults';

const VARIABLE = 'FEDERATION_PASSWORD';

const missing = (user: string, why: string) =>
  new FaultError('password', [fault.ERR_PASSWORD_MISSING({ path: VARIABLE, user, why })]);

/**
 * A person's password: from FEDERATION_PASSWORD, else from a prompt that shows nothing of it. Never from an argument, which other users
 * of a machine can read.
 *
 * @throws FaultError ERR_PASSWORD_MISSING where there is neither.
 */
export async function readPassword(output: Output, user: string): Promise<string> {
  const given = process.env[VARIABLE];
  if (given) return given;
  if (!process.stdin.isTTY) {
    throw missing(user, 'nothing, and no terminal to ask on');
  }
  output.progress.write(`Password of ${user}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(missing(user, 'Ctrl-C')));
    });
  } finally {
    lines.close();
    output.progress.write('\n');
  }
}
