import { defineFaults, shown } from '@auth0-cognito/contract';

const RELOCK = 'run ./federation lock <environment> --platform … and commit the file';
const UNCHANGED_CONSTRAINT = 'what the base has, while the constraint is the same';

/** Where a provider is in a lock file. */
interface Locked {
  readonly file: string;
  readonly provider: string;
}

/** Faults of provider lock files. */
export const lockFaults = defineFaults({
  ERR_LOCK_NOT_WRITTEN: {
    received: 'no lock file',
    allowed: 'the lock file that Terraform writes',
    fix: 'read the output of Terraform above',
  },
  ERR_LOCK_UNREADABLE: { allowed: 'a lock file as Terraform writes it', fix: `do not edit it: ${RELOCK}` },
  ERR_LOCKED_NOT_REQUIRED: ({ file, provider }: Locked) => ({
    path: `${file}, ${provider}`,
    received: 'a provider that the stack does not require',
    allowed: 'the providers that it requires',
    fix: RELOCK,
  }),
  ERR_NOT_LOCKED: ({ file, provider }: Locked) => ({
    path: `${file}, ${provider}`,
    received: 'nothing',
    allowed: 'every provider that the stack requires',
    fix: RELOCK,
  }),
  ERR_LOCKED_FOR_OTHER_CONSTRAINT: ({
    file,
    provider,
    locked,
    required,
  }: Locked & Record<'locked' | 'required', string>) => ({
    path: `${file}, ${provider}`,
    received: `locked for ${shown(locked)}`,
    allowed: `the constraint of the stack: ${shown(required)}`,
    fix: RELOCK,
  }),
  ERR_LOCKED_VERSION_CHANGED: ({ file, provider, before, now }: Locked & Record<'before' | 'now', string>) => ({
    path: `${file}, ${provider}`,
    received: `${before} in the base, now ${now}`,
    allowed: UNCHANGED_CONSTRAINT,
    fix:
      'restore the file of the base (git checkout <base> -- <file>); to use the newer version, change the constraint ' +
      '(packages/environment/src/base-stack.ts), then run ./federation lock',
  }),
  ERR_LOCKED_CHECKSUMS_CHANGED: ({ file, provider, added, removed }: Locked & Record<'added' | 'removed', number>) => ({
    path: `${file}, ${provider}`,
    received: `${added} checksums added, ${removed} removed, of the same version`,
    allowed: UNCHANGED_CONSTRAINT,
    fix:
      'restore the file of the base (git checkout <base> -- <file>); if a platform was added and nothing removed, ' +
      'run the check with --allow-checksums after another user has run ./federation lock with the same result',
  }),
  ERR_LOCK_REMOVED: {
    received: 'nothing; the base has the file',
    allowed: UNCHANGED_CONSTRAINT,
    fix: 'restore the file of the base: git checkout <base> -- <file>',
  },
});
