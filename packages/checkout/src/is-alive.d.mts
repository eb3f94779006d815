/** Whether a process of this machine runs, also one of another user. */
export function isAlive(pid: number | undefined): boolean;
