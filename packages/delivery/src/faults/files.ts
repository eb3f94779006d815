import { defineFaults, shown } from '@auth0-cognito/contract';

/** Faults of files and git. */
export const fileFaults = defineFaults({
  ERR_FILE_UNREADABLE: ({ why, allowed }: { why: string; allowed: string }) => ({
    received: why,
    allowed,
    fix: 'pass a readable file',
  }),
  ERR_GIT_MISSING: ({ why }: { why: string }) => ({
    path: 'PATH',
    received: why,
    allowed: 'git, which has the history of the checkout',
    fix: 'install git, or run this in a clone',
  }),
  ERR_GIT_FAILED: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a git repository',
    fix: 'run this in a clone of the repository',
  }),
  ERR_BASE_UNKNOWN: ({ ref, why }: { ref: string; why: string }) => ({
    path: '--base',
    received: `${shown(ref)}: ${why}`,
    allowed: 'a commit, branch or tag that shares its history with HEAD',
    fix: 'fetch it with its history: git fetch origin <branch>; in actions/checkout: fetch-depth: 0',
  }),
  ERR_FILE_UNWRITABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a file in an existing, writable folder',
    fix: 'pass another file with --output',
  }),
  ERR_OUTPUTS_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'the JSON of `terraform output -json`, `cdktf output --outputs-file`, or a rehearsal',
    fix: 'deploy the environment from this checkout first, or pass a readable JSON file with --outputs',
  }),
});
