import { FaultError } from '@auth0-cognito/contract';
import { appliedCommit, finishApply, startApply } from '../../src/github/applies';
import { connect } from '../../src/github/connection';
import type { GitHub } from '../../src/github/connection';
import { GitHubServer } from './support/github-server';
import { ANN, BOT } from './support/github-world';

const [OLD, MINE, LATER, LATEST] = ['0', '1', '2', '3'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const APPLY = 'federation-apply';

let server: GitHubServer;
let github: GitHub;

beforeEach(async () => {
  server = await GitHubServer.start();
  server.world.history = [OLD, MINE, LATER, LATEST];
  github = await connect({ second: 5 }, server.variables);
});
afterEach(() => server.close());

const start = (given = {}) =>
  startApply(github, { environment: 'dev', commit: MINE, branch: 'main', reviewedAfter: 0, run: '77', ...given });

/** The code of the refusal; `started` if the apply started. */
async function verdict(given = {}): Promise<string> {
  try {
    await start(given);
    return 'started';
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    expect(server.writes).toEqual([]);
    return error.faults.map(({ code }) => code).join();
  }
}

describe('an apply of a commit that is no longer the newest of main', () => {
  test('starts if no later commit was deployed, and is recorded before it starts', async () => {
    server.world.addDeployment({ sha: OLD, task: APPLY }, 'in_progress', 'success');

    const { id } = await start();

    expect(server.world.deployments.at(-1)).toMatchObject({
      id,
      sha: MINE,
      task: APPLY,
      environment: 'dev',
      payload: { run: '77' },
      statuses: [{ state: 'in_progress' }],
    });
  });

  test.each([
    ['an apply of it succeeded', APPLY, ['in_progress', 'success']],
    ['an apply of it failed', APPLY, ['in_progress', 'failure']],
    ['an apply of it is in progress, or was interrupted', APPLY, ['in_progress']],
    ['an apply of it is recorded without a status', APPLY, []],
    ['an apply of it succeeded, and another commit was deployed later', APPLY, ['in_progress', 'success', 'inactive']],
    ['a job that used the environment succeeded', 'deploy', ['waiting', 'in_progress', 'success']],
    ['a job that used the environment succeeded, and another job ran later', 'deploy', ['success', 'inactive']],
  ])('is refused after this event of a later commit: %s', async (_how, task, states) => {
    server.world.addDeployment({ sha: LATER, task }, ...states);

    expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
  });

  test.each([
    ['an apply of it was refused before it applied anything', APPLY, ['in_progress', 'error']],
    ['a job waits for approval', 'deploy', ['waiting']],
    ['a job failed before an apply started', 'deploy', ['in_progress', 'failure']],
  ])('starts if a later commit was not applied: %s', async (_how, task, states) => {
    server.world.addDeployment({ sha: LATER, task }, ...states);

    expect(await verdict()).toBe('started');
  });

  test('starts if a later commit was applied only to another environment', async () => {
    server.world.addDeployment({ sha: LATER, task: APPLY, environment: 'prod' }, 'success');

    expect(await verdict()).toBe('started');
    expect(await verdict({ environment: 'prod', commit: LATEST })).toBe('started');
  });

  test('reports the later deployment, the user who recorded it, and the fix', async () => {
    server.world.addDeployment({ sha: LATER, task: APPLY }, 'success');

    const refusal = await start().catch((error: unknown) => String(error));

    expect(refusal).toContain(LATER);
    expect(refusal).toContain('github-actions[bot], federation-apply');
    expect(refusal).toContain('gh workflow run deploy.yml -f environment=dev');
  });
});

describe('a record that another user or workflow wrote', () => {
  test('hides no apply, whatever its number and text', async () => {
    server.world.addDeployment({ sha: LATEST, task: APPLY }, 'in_progress', 'success');
    for (let count = 0; count < 230; count++)
      server.world.addDeployment({ sha: OLD, task: count % 2 ? APPLY : 'deploy', creator: ANN }, 'success');

    expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
    expect(server.calls.filter(({ path }) => path.startsWith('/deployments?'))).toHaveLength(3);
  });

  test('cannot mark an apply as refused', async () => {
    const { statuses } = server.world.addDeployment({ sha: LATER, task: APPLY }, 'in_progress');
    statuses.unshift({ state: 'error', creator: ANN });

    expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
  });

  test('cannot mark a successful apply as refused, even as the same user', async () => {
    server.world.addDeployment({ sha: LATER, task: APPLY }, 'success', 'error');

    expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
  });

  test('is ignored for a commit that main does not contain', async () => {
    server.world.addDeployment({ sha: '9'.repeat(40), creator: ANN }, 'success');

    expect(await verdict()).toBe('started');
  });

  test('counts as a deployment if it reports a later commit as deployed', async () => {
    server.world.addDeployment({ sha: LATER, task: 'by hand', creator: ANN }, 'success');

    expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
  });
});

describe('after a force-push', () => {
  test.each(['diverged', 'behind'] as const)(
    'refuses a commit that main no longer contains: main is %s',
    async (how) => {
      server.world.history = [OLD, LATER];
      server.world.rewritten.set(MINE, how);

      expect(await verdict()).toBe('ERR_GATE_COMMIT_GONE');
    },
  );

  test('refuses a commit that GitHub no longer has', async () => {
    server.world.history = [OLD, LATER];

    expect(await verdict()).toBe('ERR_GITHUB_NOT_FOUND');
  });

  test('the commit that main was reset to can be applied over a commit that main no longer contains', async () => {
    server.world.history = [OLD, MINE];
    server.world.addDeployment({ sha: LATER, task: APPLY }, 'success');

    expect(await verdict()).toBe('started');
  });
});

describe('an approval', () => {
  test('is used up by a completed apply and by a failed apply', async () => {
    for (const outcome of ['applied', 'failed'] as const) {
      const reviewedAfter = server.world.deployments.at(-1)?.id ?? 0;
      const { id } = await start({ reviewedAfter });
      await finishApply(github, id, outcome);

      await expect(start({ reviewedAfter })).rejects.toMatchObject({ faults: [{ code: 'ERR_GATE_APPROVAL_USED' }] });
    }
  });

  test('is not used up by a refused apply', async () => {
    const { id } = await start();
    await finishApply(github, id, 'refused', 'https://github.example/acme/identity/actions/runs/77');

    await expect(start()).resolves.toMatchObject({ commit: MINE });
    expect(server.world.deployments[0]?.statuses[0]).toEqual({
      state: 'error',
      creator: BOT,
      log_url: 'https://github.example/acme/identity/actions/runs/77',
    });
  });

  test('of a review after an apply is separate', async () => {
    const { id } = await start();
    await finishApply(github, id, 'failed');

    expect((await start({ reviewedAfter: id })).id).toBeGreaterThan(id);
  });

  test('leaves the other records of the environment unchanged', async () => {
    server.world.addDeployment({ sha: OLD, task: 'deploy' }, 'success');

    await finishApply(github, (await start()).id, 'applied');

    expect(server.world.deployments[0]?.statuses).toMatchObject([{ state: 'success' }]);
  });
});

describe('an apply does not start if GitHub returns an error or an invalid response:', () => {
  const [COMPARE, LIST, STATUSES] = [/^GET \/compare\//, /^GET \/deployments\?/, /^GET \/deployments\/\d+\/statuses/];

  test.each([
    ['the comparison fails', COMPARE, { status: 500 }, 'ERR_GITHUB_UNAVAILABLE'],
    [
      'the token may not read the comparison',
      COMPARE,
      { status: 403, data: { message: 'no' } },
      'ERR_GITHUB_FORBIDDEN',
    ],
    ['the comparison has no status', COMPARE, { status: 200, data: {} }, 'ERR_GITHUB_ANSWER'],
    [
      'the comparison has too few commits',
      COMPARE,
      { status: 200, data: { status: 'ahead', total_commits: 2, commits: [] } },
      'ERR_GITHUB_ANSWER',
    ],
    ['the token may not read deployments', LIST, { status: 403, data: { message: 'no' } }, 'ERR_GITHUB_FORBIDDEN'],
    // Octokit's own pagination reads this as an empty list.
    ['deployments conflict', LIST, { status: 409, data: { message: 'conflict' } }, 'ERR_GITHUB_REFUSED'],
    ['the response for deployments is not a list', LIST, { status: 200, data: {} }, 'ERR_GITHUB_ANSWER'],
    ['a deployment has no commit', LIST, { status: 200, data: [{ id: 1, environment: 'dev' }] }, 'ERR_GITHUB_ANSWER'],
    ['the token may not read statuses', STATUSES, { status: 404, data: { message: 'no' } }, 'ERR_GITHUB_NOT_FOUND'],
    ['the response for statuses is not a list', STATUSES, { status: 200, data: 'success' }, 'ERR_GITHUB_ANSWER'],
  ])('%s', async (_what, call, answer, code) => {
    server.world.addDeployment({ sha: LATER }, 'success');
    server.interfere(call, answer, { times: 10 });

    expect(await verdict()).toBe(code);
  });

  test('the second page fails', async () => {
    for (let count = 0; count < 101; count++) server.world.addDeployment({ sha: OLD }, 'success');
    server.interfere(/^GET \/deployments\?.*page=2/, { status: 502 }, { times: 10 });

    expect(await verdict()).toBe('ERR_GITHUB_UNAVAILABLE');
  });

  test('the token may not write the record', async () => {
    server.tokens.set(server.variables.GITHUB_TOKEN ?? '', { actor: BOT, isReadOnly: true });

    await expect(start()).rejects.toMatchObject({ faults: [{ code: 'ERR_GITHUB_FORBIDDEN' }] });
  });
});

test('a commit far behind main is compared page by page', async () => {
  const later = Array.from({ length: 250 }, (_none, index) => (index + 16).toString(16).padStart(40, 'a'));
  server.world.history = [MINE, ...later];
  server.world.addDeployment({ sha: later.at(-1) ?? '', task: APPLY }, 'success');

  expect(await verdict()).toBe('ERR_GATE_SUPERSEDED');
  expect(server.calls.filter(({ path }) => path.startsWith('/compare/'))).toHaveLength(3);
});

describe('the commit that the next change is based on', () => {
  test('is the commit of the newest completed apply, not of an apply that failed, was refused or is in progress', async () => {
    server.world.addDeployment({ sha: OLD, task: APPLY }, 'in_progress', 'success');
    server.world.addDeployment({ sha: MINE, task: APPLY }, 'in_progress', 'success', 'inactive');
    server.world.addDeployment({ sha: LATER, task: APPLY }, 'in_progress', 'failure');
    server.world.addDeployment({ sha: LATER, task: APPLY }, 'in_progress', 'error');
    server.world.addDeployment({ sha: LATEST, task: APPLY }, 'in_progress');
    server.world.addDeployment({ sha: LATEST, task: 'deploy' }, 'success');
    server.world.addDeployment({ sha: LATEST, task: APPLY, environment: 'prod' }, 'success');

    expect(await appliedCommit(github, 'dev')).toBe(MINE);
    expect(await appliedCommit(github, 'prod')).toBe(LATEST);
    expect(await appliedCommit(github, 'staging')).toBeNull();
  });
});
