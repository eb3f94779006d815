import { FaultError, shown } from '@auth0-cognito/contract';

const one = (subject: string, code: string, path: string, received: string, allowed: string, fix: string) =>
  new FaultError(subject, [{ code, path, received, allowed, fix }]);

export const tokenMissing = () =>
  one(
    'GitHub',
    'ERR_GITHUB_TOKEN_MISSING',
    'GITHUB_TOKEN',
    'not set',
    'a token that may read and write what is asked for',
    'in a workflow: env: GITHUB_TOKEN: ${{ github.token }}; by hand: GITHUB_TOKEN=$(gh auth token)',
  );

export const repositoryShape = (received: string | undefined) =>
  one(
    'GitHub',
    'ERR_GITHUB_REPOSITORY',
    '--repository',
    shown(received),
    'owner/name of a repository',
    'give --repository acme/identity, or set GITHUB_REPOSITORY',
  );

export const apiUrlShape = (received: string) =>
  one(
    'GitHub',
    'ERR_GITHUB_API_URL',
    'GITHUB_API_URL',
    shown(received),
    'an https address, or http on this machine',
    'unset it for github.com; GitHub Enterprise Server has https://HOST/api/v3',
  );

export const numberShape = (option: string, received: string) =>
  one('GitHub', 'ERR_GITHUB_NUMBER', option, shown(received), 'a number from 1 on', `give ${option} 17`);

export const commitShape = (received: string) =>
  one(
    'GitHub',
    'ERR_GITHUB_COMMIT',
    '--commit',
    shown(received),
    '40 hexadecimal digits',
    'give --commit $(git rev-parse HEAD)',
  );

export const reviewMissing = (environment: string, file: string) =>
  one(
    `environment ${environment}`,
    'ERR_REVIEW_MISSING',
    file,
    'no review of the kept plan',
    'the review that ./federation review keeps there',
    `run ./federation plan ${environment}, then ./federation review ${environment}`,
  );

export const reviewStale = (environment: string, file: string) =>
  one(
    `environment ${environment}`,
    'ERR_REVIEW_STALE',
    file,
    'older than the plan that was kept last',
    'the review of that plan',
    `run ./federation review ${environment}`,
  );

/** What a call did not get done. */
export interface FailedCall {
  /** `update the comment`. */
  readonly doing: string;
  /** Permission of the token that it takes: `pull-requests: write`. */
  readonly needs: string;
}

const failed = ({ doing }: FailedCall, code: string, received: string, allowed: string, fix: string) =>
  one(`GitHub: could not ${doing}`, code, doing, received, allowed, fix);

export const unauthorized = (call: FailedCall) =>
  failed(
    call,
    'ERR_GITHUB_UNAUTHORIZED',
    'the token was not accepted (401)',
    'a token that is valid now',
    'set GITHUB_TOKEN to one; a job’s own token ends with the job',
  );

export const forbidden = (call: FailedCall, said: string) =>
  failed(
    call,
    'ERR_GITHUB_FORBIDDEN',
    `403: ${said}`,
    `a token with ${call.needs}`,
    `in a workflow, give the job permissions: { ${call.needs} }; a pull request from a fork never has it`,
  );

export const notFound = (call: FailedCall, said: string) =>
  failed(
    call,
    'ERR_GITHUB_NOT_FOUND',
    `404: ${said}`,
    'a repository, pull request or issue that is there and that the token may see',
    `see that the number and the repository are right, and that the token has ${call.needs}`,
  );

export const rateLimited = (call: FailedCall, seconds: number) =>
  failed(
    call,
    'ERR_GITHUB_RATE_LIMIT',
    `the limit of calls is reached, and is lifted in ${seconds} s`,
    'to wait two minutes at most',
    'run it again later; a job of GitHub has 1,000 calls an hour for its whole repository',
  );

export const refused = (call: FailedCall, status: number, said: string) =>
  failed(
    call,
    'ERR_GITHUB_REFUSED',
    `${status}: ${said}`,
    'a call that GitHub takes',
    'read what it said: the conversation may be locked, or the text be refused',
  );

export const unavailable = (call: FailedCall, said: string) =>
  failed(
    call,
    'ERR_GITHUB_UNAVAILABLE',
    said,
    'an answer',
    'check the network, GITHUB_API_URL and HTTPS_PROXY, then run it again',
  );

export const labelDropped = (call: FailedCall, label: string) =>
  failed(
    call,
    'ERR_GITHUB_LABEL_DROPPED',
    `GitHub left the label ${label} away, by which the issue is found again; it was closed`,
    'a token that may label',
    `give the token ${call.needs} and push rights, or make the label ${label} once by hand`,
  );

export const unsettled = (call: FailedCall) =>
  failed(
    call,
    'ERR_GITHUB_UNSETTLED',
    'it was deleted each time between being found and being changed',
    'that it stays for a moment',
    'see who or what deletes it, and run it again',
  );
