import { defineFaults, shown } from '@auth0-cognito/contract';

const SYNTHESIZED = "the Terraform JSON that synthesis writes from the environment's values";

/** Every fault of a checkout. */
export const fault = defineFaults({
  ERR_NOT_A_CHECKOUT: {
    received: 'no nx.json in this folder or above it',
    allowed: 'a folder inside a checkout of the project',
    fix: 'run the command inside the checkout',
  },
  ERR_ENVIRONMENT_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    path: 'environment',
    allowed: known.length > 0 ? known.join(', ') : 'an environment in apps/; none exists',
    fix: 'use one of these environments, or add one under apps/',
  }),
  ERR_SETUP_MISSING: ({ what }: { what: string }) => ({
    received: what,
    allowed: 'what the set-up of this checkout writes there',
    fix: 'run npm run setup',
  }),
  ERR_NOT_FORMATTED: ({ why }: { why: string }) => ({
    path: '.',
    received: shown(why),
    allowed: 'files that the formatter (oxfmt) can read',
    fix: 'correct the file, or run npm run setup if the formatter is missing. Nothing was written',
  }),
  ERR_PROGRAM_MISSING: ({ name }: { name: string }) => ({
    path: 'TERRAFORM_BINARY_NAME',
    received: `${name}, which does not exist`,
    allowed: 'terraform or tofu, on PATH or by its full path',
    fix: 'install it, or unset the variable',
  }),
  ERR_NOT_SYNTHESIZED: ({ environment }: { environment: string }) => ({
    received: 'no such file',
    allowed: SYNTHESIZED,
    fix: `run npx nx synth ${environment}; npx nx plan ${environment} does both`,
  }),
  ERR_SYNTHESIS_UNREADABLE: ({ environment, why }: { environment: string; why: string }) => ({
    received: why,
    allowed: SYNTHESIZED,
    fix: `remove the file and run npx nx synth ${environment}`,
  }),
  ERR_VALUES_UNREADABLE: ({ why, constant, line }: { why: string; constant: string; line?: string }) => ({
    received: shown(why),
    allowed: `a TypeScript module that exports ${constant}as plain data`,
    fix: line ? `correct the line: ${line}` : 'correct the file',
  }),
});
