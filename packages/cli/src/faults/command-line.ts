import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the command line itself. */
export const commandLineFaults = defineFaults({
  ERR_COMMAND_LINE: ({ path, why }: { path: string; why: string }) => ({
    received: why,
    allowed: `the commands, arguments and options in ${path} --help`,
    fix: `run ${path} --help`,
  }),
});
