import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * Processes other than this one whose command or environment contains a text: those of a rehearsal contain the name of
 * its folder.
 */
export function processesWith(text: string): FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
        return `${command}${environment}`.includes(text) ? [{ pid: Number(name), command }] : [];
      } catch {
        // It has ended, or belongs to another user.
        return [];
      }
    });
}
