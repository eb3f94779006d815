import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import { readIfExists } from './files';

/** Files of one rehearsal. It has a copy of the authority's certificate, so that a renewal does not affect it. */
export interface RehearsalFolder {
  readonly path: string;
  readonly authorityFile: string;
  readonly terraformConfigFile: string;
  /** Plugin mirror of this rehearsal, with links to those of the machine. */
  readonly pluginMirror: string;
  readonly emptyFile: string;
  /** Home of every process of this rehearsal. */
  readonly home: string;
  readonly cdktfHome: string;
  /** cdktf's output folder. */
  readonly output: string;
  /** Output of Terraform and cdktf. */
  readonly log: string;
  readonly motoLog: string;
  /** Errors that the AWS provider logs. */
  readonly awsProviderLog: string;
  /** Exchanges of the gateway (host, method, status), a line of JSON each. */
  readonly gatewayLog: string;
  /** Log of the hosted sign-in. */
  readonly signInLog: string;
}

const HOLDER = 'pid';

/** Removes folders of rehearsals whose process has ended: a killed process cannot remove its own. Keeps the newest, for debugging. */
function removeAbandoned(all: string): void {
  const abandoned = readdirSync(all)
    .filter((id) => {
      const holder = readIfExists(join(all, id, HOLDER));
      return holder !== undefined && !isAlive(Number(holder));
    })
    .sort();
  for (const id of abandoned.slice(0, -1)) rmSync(join(all, id), { recursive: true, force: true });
}

/** Creates a folder for a rehearsal below `.local` of the checkout, which git ignores. */
export function createRehearsalFolder(checkout: string, environment: string): RehearsalFolder {
  const all = join(checkout, '.local/rehearsals');
  mkdirSync(all, { recursive: true });
  removeAbandoned(all);
  // Sorts by age.
  const id = `${Date.now().toString(36)}-${environment}-${randomBytes(3).toString('hex')}`;
  const path = join(all, id);
  mkdirSync(path, { mode: 0o700 });
  writeFileSync(join(path, HOLDER), String(process.pid));
  const at = (name: string) => join(path, name);
  const folder: RehearsalFolder = {
    path,
    authorityFile: at('authority/authority.pem'),
    terraformConfigFile: at('terraform.rc'),
    pluginMirror: at('plugins'),
    emptyFile: at('empty'),
    home: at('home'),
    cdktfHome: at('cdktf-home'),
    output: at('cdktf.out'),
    log: at('terraform.log'),
    motoLog: at('moto.log'),
    awsProviderLog: at('aws-provider.log'),
    gatewayLog: at('gateway.log'),
    signInLog: at('sign-in.log'),
  };
  for (const each of ['authority', 'home', 'cdktf-home']) mkdirSync(at(each));
  writeFileSync(folder.emptyFile, '');
  return folder;
}

/** Removes the folder of a rehearsal. */
export function removeRehearsalFolder(folder: RehearsalFolder): void {
  rmSync(folder.path, { recursive: true, force: true });
}
