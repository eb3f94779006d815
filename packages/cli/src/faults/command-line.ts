import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the command line itself. */
export const commandLineFaults = defineFaults({
  ERR_COMMAND_LINE: ({ path, why }: { path: string; why: string }) => ({
    received: why,
    allowed: `the commands, arguments and options in ${path} --help`,
    fix: `run ${path} --help`,
  }),
  ERR_WHY_UNKNOWN: ({ near }: { near: readonly string[] }) => ({
    path: '<code-or-rule>',
    allowed: 'a code of docs/errors.md, or a rule of docs/rules.md, which list all of them',
    fix: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'copy the code or the rule from the message',
  }),
  ERR_LOCK_ARGUMENTS: {
    received: 'nothing',
    allowed: 'an environment and its platforms, or --check',
    fix: 'run ./federation lock prod --platform linux_amd64, or ./federation lock --check --base origin/main',
  },
  ERR_PLATFORM_UNKNOWN: {
    path: '--platform',
    allowed: 'an operating system and an architecture: linux_amd64, darwin_arm64, …',
    fix: 'pass each platform on which the environment is planned or applied',
  },
  ERR_BOOTSTRAP_REHEARSAL: ({ exitCode, last, log }: { exitCode: number; last: readonly string[]; log: string }) => ({
    received: `exit code ${exitCode}:\n    ${last.join('\n    ')}`,
    allowed: 'each command of a bootstrap and of a first deployment ends without a failure',
    fix: `fix the error in the last lines; the complete output is in ${log}`,
  }),
  ERR_BOOTSTRAP_REHEARSAL_CHANGES: {
    received: 'a second bootstrap plans changes',
    allowed: 'no changes on either side',
    fix: 'find the value in apps/bootstrap that differs between runs',
  },
  ERR_CONFIRMATION_MISSING: ({ option, answer }: { option: string; answer: string }) => ({
    path: option,
    received: `no terminal for the question, and no ${option}`,
    allowed: answer,
    fix: `run it on a terminal, or pass ${option}`,
  }),
  ERR_CONFIRMATION_WRONG: ({ environment }: { environment: string }) => ({
    path: '--confirm',
    allowed: environment,
    fix: `type ${environment} exactly to destroy it; nothing was destroyed`,
  }),
  ERR_CLIENT_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    path: '--client',
    allowed: known.join(', '),
    fix: 'pass a client of the environment',
  }),
  ERR_RECOVER_STEP: ({ received, offered }: { received: string; offered: readonly string[] }) => ({
    path: '--confirm',
    received,
    allowed: offered.length > 0 ? offered.join(', ') : 'nothing: this command cannot run a step now',
    fix: 'run ./federation recover without --confirm, and confirm a step that it prints',
  }),
  ERR_PASSWORD_MISSING: ({ user, why }: { user: string; why: string }) => ({
    received: why,
    allowed: `the password of ${user}`,
    fix: 'set FEDERATION_PASSWORD, or run it on a terminal, which prompts for it',
  }),
});
