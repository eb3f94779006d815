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
    allowed: near.length > 0 ? near.join(', ') : 'a code of docs/errors.md, or a rule of docs/rules.md',
    fix: 'copy the code or the rule from the message; docs/errors.md and docs/rules.md list all of them',
  }),
});
