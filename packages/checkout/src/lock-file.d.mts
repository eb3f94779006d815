/**
 * Takes the lock file `path`, which then contains the pid of this process. Replaces the lock of a process that has ended. The caller
 * removes the file at the end.
 *
 * @returns the pid of the process that holds the lock; undefined if this process holds it now
 */
export function takeLock(path: string): number | undefined;
