import { defineFaults } from '@auth0-cognito/contract';

/** The faults of the stand-in itself. The errors that it returns as AWS are in aws/refusals.ts. */
export const fault = defineFaults({
  ERR_MOTO_NOT_STARTED: ({ python, reason }: { python: string; reason: string }) => ({
    path: 'moto.python',
    received: `${python}: ${reason}`,
    allowed: 'a Python 3.10 or newer with the packages of moto/requirements.txt',
    fix: 'run `npm run setup`, which installs them',
  }),
});
