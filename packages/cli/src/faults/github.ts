import { defineFaults } from '@auth0-cognito/contract';

/** Purpose and permission of a call to GitHub. */
export interface FailedCall {
  /** `update the comment`. */
  readonly doing: string;
  /** Permission that the token requires: `pull-requests: write`. */
  readonly needs: string;
}

/** Faults of commands that call the GitHub API. */
export const githubFaults = defineFaults({
  ERR_GITHUB_TOKEN_MISSING: ({ doing, needs }: FailedCall) => ({
    path: 'GH_TOKEN, GITHUB_TOKEN',
    received: `no token; GitHub requires one to ${doing}`,
    allowed: `a token with ${needs}`,
    fix: 'in a workflow, set env: GITHUB_TOKEN: ${{ github.token }}; on a terminal, set GH_TOKEN=$(gh auth token)',
  }),
  ERR_GITHUB_REPOSITORY: {
    path: '--repository',
    allowed: 'owner/name of a repository',
    fix: 'pass --repository acme/identity, or set GITHUB_REPOSITORY',
  },
  ERR_GITHUB_API_URL: {
    path: 'GITHUB_API_URL',
    allowed: 'an https address, or http on this machine',
    fix: 'unset it for github.com; for GitHub Enterprise Server, set https://HOST/api/v3',
  },
  ERR_GITHUB_NUMBER: ({ path }: { path: string }) => ({
    allowed: 'a whole number, 1 or greater',
    fix: `pass ${path} 17`,
  }),
  ERR_GITHUB_COMMIT: {
    path: '--commit',
    allowed: '40 hexadecimal digits',
    fix: 'pass --commit $(git rev-parse HEAD)',
  },
  ERR_GITHUB_UNAUTHORIZED: {
    received: 'GitHub did not accept the token (401)',
    allowed: 'a valid token',
    fix: 'set GITHUB_TOKEN to a valid token; the token of a job expires with the job',
  },
  ERR_GITHUB_FORBIDDEN: ({ needs, message }: { needs: string; message: string }) => ({
    received: `403: ${message}`,
    allowed: `a token with ${needs}`,
    fix: `in a workflow, give the job permissions: { ${needs} }; a pull request from a fork never has it`,
  }),
  ERR_GITHUB_NOT_FOUND: ({ needs, message }: { needs: string; message: string }) => ({
    received: `404: ${message}`,
    allowed: 'an existing repository, pull request or issue that the token can read',
    fix: `check the number and the repository, and that the token has ${needs}`,
  }),
  ERR_GITHUB_RATE_LIMIT: ({ seconds }: { seconds: number }) => ({
    received: `the rate limit is reached, and resets in ${seconds} s`,
    allowed: 'a wait of two minutes at most',
    fix: 'run it again later; jobs share 1,000 calls an hour for each repository',
  }),
  ERR_GITHUB_REFUSED: ({ status, message }: { status: number; message: string }) => ({
    received: `${status}: ${message}`,
    allowed: 'a call that GitHub accepts',
    fix: 'read the message: the conversation can be locked, or GitHub can refuse the text',
  }),
  ERR_GITHUB_UNAVAILABLE: ({ received }: { received: string }) => ({
    received,
    allowed: 'an answer',
    fix: 'check the network, GITHUB_API_URL and HTTPS_PROXY, then run it again',
  }),
  ERR_GITHUB_ANSWER: {
    allowed: 'a response as the GitHub REST API documents it',
    fix: 'check GITHUB_API_URL and HTTPS_PROXY',
  },
  ERR_GITHUB_LABEL_DROPPED: ({ label, needs }: { label: string; needs: string }) => ({
    received: `GitHub did not add the label ${label}, by which the issue is found; the issue was closed`,
    allowed: 'a token that can add labels',
    fix: `grant the token ${needs} and push rights, or create the label ${label} in the repository`,
  }),
  ERR_GITHUB_CONFLICT: {
    received: 'the comment or issue was deleted each time between the search and the update',
    allowed: 'a comment or issue that is not deleted during the update',
    fix: 'find out what deletes it, and run it again',
  },
});
