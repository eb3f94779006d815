import { commentMarker } from '@auth0-cognito/plan-review';
import { readApproval } from '../../src/github/approval';
import { connect } from '../../src/github/connection';
import { GitHubServer } from './support/github-server';
import { ANN } from './support/github-world';
import type { Actor } from './support/github-world';

const COMMIT = '1'.repeat(40);
const FINGERPRINT = `sha256:${'4f'.repeat(32)}`;
const BODY = `${commentMarker('dev')}\n<!-- federation-fingerprint ${FINGERPRINT} -->\na plan`;

let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.close());

const ask = async () =>
  readApproval(await connect({ second: 5 }, server.variables), {
    environment: 'dev',
    commit: COMMIT,
    label: 'deploy',
    branch: 'main',
    run: '77',
  });

/** A pull request with a reviewed plan of dev. */
function merged(sha = COMMIT, at = '2026-01-01T00:00:00Z'): number {
  const number = server.world.addPullRequest({ merged: { sha, at } });
  server.world.addComment(number, BODY);
  return number;
}

describe('the approval of a commit', () => {
  test('is the review in the pull request that merged the commit', async () => {
    const pullRequest = merged();

    expect(await ask()).toEqual({
      environment: 'dev',
      commit: COMMIT,
      pullRequest,
      fingerprint: FINGERPRINT,
      hasReviewers: false,
      hasSelfReview: false,
      labelledBy: null,
      superseded: null,
      lastApply: 0,
      isUsed: false,
    });
  });

  test('belongs to the latest merged pull request if several contain the commit', async () => {
    merged(COMMIT, '2026-01-02T00:00:00Z');
    const last = merged(COMMIT, '2026-01-03T00:00:00Z');
    merged(COMMIT, '2026-01-01T00:00:00Z');

    expect((await ask()).pullRequest).toBe(last);
  });

  test('does not exist for a commit that was pushed without a pull request', async () => {
    merged('2'.repeat(40));

    expect(await ask()).toMatchObject({ pullRequest: null, fingerprint: null, labelledBy: null });
  });

  test.each([
    [
      'required reviewers',
      [{ type: 'required_reviewers', reviewers: [{ type: 'User' }], prevent_self_review: true }],
      true,
    ],
    [
      'required reviewers who may approve their own run',
      [{ type: 'required_reviewers', reviewers: [{}], prevent_self_review: false }],
      false,
    ],
    ['required reviewers that the response of GitHub omits', [{ type: 'required_reviewers', reviewers: [{}] }], false],
    ['required reviewers without any user', [{ type: 'required_reviewers', reviewers: [] }], false],
    ['a timer and branches', [{ type: 'wait_timer' }, { type: 'branch_policy' }], false],
    ['nothing', [], false],
  ])('detects whether the environment requires reviewers: %s', async (_what, rules, expected) => {
    server.world.environments.set('dev', rules);

    expect((await ask()).hasReviewers).toBe(expected);
  });

  describe('by a label', () => {
    const EVE: Actor = { login: 'eve', type: 'User' };
    let pullRequest: number;

    beforeEach(() => {
      pullRequest = merged();
      server.world.permissions.set('ann', 'write').set('eve', 'read');
    });

    test('counts if a user with write access added it', async () => {
      server.world.label(pullRequest, 'deploy', ANN);

      expect((await ask()).labelledBy).toBe('ann');
    });

    test.each<[string, () => void]>([
      ['another label', () => server.world.label(pullRequest, 'documentation', ANN)],
      ['a user with triage access only', () => server.world.label(pullRequest, 'deploy', EVE)],
      [
        'a label that was removed again',
        () => {
          server.world.label(pullRequest, 'deploy', ANN);
          server.world.label(pullRequest, 'deploy', EVE, 'unlabeled');
        },
      ],
      [
        'a label that is older than the text of the comment',
        () => {
          server.world.label(pullRequest, 'deploy', ANN);
          const [comment] = server.world.comments;
          comment!.updated_at = server.world.now();
        },
      ],
      ...['success', 'failure', 'in_progress'].map((state): [string, () => void] => [
        `a label that an apply has used: ${state}`,
        () => {
          server.world.label(pullRequest, 'deploy', ANN);
          server.world.addDeployment({ sha: COMMIT, task: 'federation-apply' }, state);
        },
      ]),
      [
        'a label without a review',
        () => {
          server.world.comments.splice(0);
          server.world.label(pullRequest, 'deploy', ANN);
        },
      ],
    ])('does not count: %s', async (_what, put) => {
      put();

      expect((await ask()).labelledBy).toBeNull();
    });

    test('counts again if it is added again after a failed apply', async () => {
      server.world.label(pullRequest, 'deploy', ANN);
      const { id } = server.world.addDeployment({ sha: COMMIT, task: 'federation-apply' }, 'failure');
      server.world.label(pullRequest, 'deploy', ANN, 'unlabeled');
      server.world.label(pullRequest, 'deploy', ANN);

      expect(await ask()).toMatchObject({ labelledBy: 'ann', lastApply: id });
    });
  });

  test('is missing after a later commit was deployed to the environment', async () => {
    merged();
    server.world.history = [COMMIT, '2'.repeat(40)];
    const before = await ask();
    server.world.addDeployment({ sha: '2'.repeat(40), task: 'federation-apply' }, 'success');

    expect(before.superseded).toBeNull();
    expect((await ask()).superseded).toMatch(/^ERR_GATE_SUPERSEDED: a later commit, 2{40}, was deployed to dev/);
  });

  test('by a run is used up by the apply of this run, and by that of no other run', async () => {
    server.world.addDeployment({ sha: COMMIT, task: 'federation-apply', payload: '{"run":"76"}' }, 'success');
    const before = await ask();
    server.world.addDeployment({ sha: COMMIT, task: 'federation-apply', payload: '{"run":"77"}' }, 'failure');
    server.world.addDeployment({ sha: COMMIT, task: 'federation-apply', payload: { run: '78' } }, 'success');

    expect([before.isUsed, (await ask()).isUsed]).toEqual([false, true]);
  });

  test('distinguishes reviewers who may approve their own run from no reviewers', async () => {
    server.world.environments.set('dev', [{ type: 'required_reviewers', reviewers: [{}], prevent_self_review: false }]);

    expect(await ask()).toMatchObject({ hasReviewers: false, hasSelfReview: true });
  });
});
