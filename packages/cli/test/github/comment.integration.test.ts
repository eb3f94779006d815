import { commentMarker } from '@auth0-cognito/plan-review';
import { commentStore, reviewedFingerprint } from '../../src/github/comment';
import { connect } from '../../src/github/connection';
import { upsertOne } from '../../src/github/own-texts';
import { GitHubServer, TOKEN } from './support/github-server';
import { ANN, BOT } from './support/github-world';

let server: GitHubServer;
let pullRequest: number;

beforeEach(async () => {
  server = await GitHubServer.start();
  pullRequest = server.world.addPullRequest();
});
afterEach(() => server.close());

/** One second of waiting takes five milliseconds. */
const opened = () => connect({ second: 5 }, server.variables);
const bodyOf = (environment: string, text = 'a plan') => `${commentMarker(environment)}\n${text}`;

async function comment(environment: string, text?: string, ifNone?: 'create' | 'leave') {
  const github = await opened();
  return upsertOne(github, commentStore(github, pullRequest, environment), bodyOf(environment, text), ifNone);
}

const bodies = () => server.world.bodies(pullRequest);

describe('the comment of an environment', () => {
  test('is posted once, and updated in place', async () => {
    const first = await comment('dev', 'one');
    const second = await comment('dev', 'two');
    const third = await comment('dev', 'two');

    expect([first, second, third].map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'unchanged']);
    expect(bodies()).toEqual([bodyOf('dev', 'two')]);
    expect(second.url).toMatch(/\/pull\/1#issuecomment-\d+$/);
  });

  test('exists next to those of other environments, whose names have the same prefix', async () => {
    for (const environment of ['dev', 'dev-2', 'prod']) await comment(environment);

    await comment('dev', 'changed');

    expect(bodies()).toEqual([bodyOf('dev', 'changed'), bodyOf('dev-2'), bodyOf('prod')]);
  });

  test('is found on the third page', async () => {
    for (let index = 0; index < 230; index++) server.world.addComment(pullRequest, `chat ${index}`, ANN);
    await comment('dev', 'one');

    const { outcome } = await comment('dev', 'two');

    expect(outcome).toBe('updated');
    expect(bodies()).toHaveLength(231);
    expect(server.calls.some(({ path }) => /[?&]page=3\b/.test(path))).toBe(true);
  });

  test('is never a comment of another user with the marker, nor one that quotes it', async () => {
    server.world.addComment(pullRequest, bodyOf('dev', 'mine'), ANN);
    server.world.addComment(pullRequest, `> ${bodyOf('dev', 'quoted')}`, BOT);

    const { outcome } = await comment('dev', 'ours');

    expect(outcome).toBe('created');
    expect(bodies()).toEqual([bodyOf('dev', 'mine'), `> ${bodyOf('dev', 'quoted')}`, bodyOf('dev', 'ours')]);
  });

  test('is not created if it is not needed, and its text is replaced if it exists', async () => {
    const none = await comment('dev', 'no changes', 'leave');
    await comment('dev', 'changes');
    const cut = await comment('dev', 'no changes', 'leave');

    expect([none.outcome, cut.outcome]).toEqual(['none', 'updated']);
    expect(bodies()).toEqual([bodyOf('dev', 'no changes')]);
  });

  test('is the oldest of the duplicates that an earlier race left', async () => {
    for (const text of ['old', 'young', 'younger']) server.world.addComment(pullRequest, bodyOf('dev', text));

    await comment('dev', 'now');

    expect(bodies()).toEqual([bodyOf('dev', 'now')]);
    expect(server.writes[0]).toMatch(/^DELETE /);
  });

  test('is posted again if it is deleted between the search and the update', async () => {
    server.world.addComment(pullRequest, bodyOf('dev', 'old'));
    server.interfere(/^PATCH/, { status: 404, data: { message: 'Not Found' } });
    const github = await opened();
    const shelf = commentStore(github, pullRequest, 'dev');
    const list = () => shelf.list().finally(() => server.world.comments.splice(0));

    const { outcome } = await upsertOne(github, { ...shelf, list }, bodyOf('dev'));

    expect(outcome).toBe('created');
  });

  test('is given up after repeated deletions', async () => {
    server.world.addComment(pullRequest, bodyOf('dev', 'old'));
    server.interfere(/^PATCH/, { status: 404, data: { message: 'Not Found' } }, { times: 9 });

    await expect(comment('dev')).rejects.toMatchObject({ code: 'ERR_GITHUB_CONFLICT' });
  });
});

describe('two runs at the same time', () => {
  test('leave one comment, the older one with the newer text, if neither run finds a comment', async () => {
    server.meet(/^GET .*comments/, 2);

    const outcomes = await Promise.all([comment('dev', 'of one run'), comment('dev', 'of the other run')]);

    const [only, ...others] = bodies();
    const last = server.calls.filter(({ method }) => method === 'POST').filter(({ path }) => path !== '/graphql')[1];
    expect(others).toEqual([]);
    expect(only).toBe(last?.body.body);
    expect(server.world.comments[0]?.id).toBe(1001);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'updated']);
  });

  test('leave one comment even if lists lag behind creations', async () => {
    server.world.lag = 2;
    server.meet(/^GET .*comments/, 2);

    await Promise.all([comment('dev', 'of one run'), comment('dev', 'of the other run')]);

    expect(bodies()).toHaveLength(1);
  });

  test('leave two comments for two environments', async () => {
    server.meet(/^GET .*comments/, 2);

    await Promise.all([comment('dev'), comment('prod')]);

    expect(bodies().sort()).toEqual([bodyOf('dev'), bodyOf('prod')]);
  });
});

describe('a call that fails temporarily at GitHub', () => {
  test.each([
    ['a server error', { status: 502, data: { message: 'Bad Gateway' } }],
    [
      'a secondary limit',
      { status: 403, headers: { 'retry-after': '1' }, data: { message: 'You have exceeded a secondary rate limit' } },
    ],
    [
      'the rate limit',
      {
        status: 429,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 30) },
        data: { message: 'API rate limit exceeded' },
      },
    ],
  ])('is retried after %s', async (_what, answer) => {
    server.interfere(/^POST .*comments/, answer);

    const { outcome } = await comment('dev');

    expect(outcome).toBe('created');
    expect(bodies()).toEqual([bodyOf('dev')]);
  });

  test('is retried if the response to a created comment is lost, and leaves no duplicate', async () => {
    server.interfere(/^POST .*comments/, { status: 502, data: { message: 'Bad Gateway' } }, { when: 'after' });

    await comment('dev', 'one');

    expect(server.writes.filter((call) => call.startsWith('POST'))).toHaveLength(2);
    expect(bodies()).toEqual([bodyOf('dev', 'one')]);
  });
});

describe('a call that GitHub refuses', () => {
  const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3000) };
  const locked = 'Unable to create comment because issue is locked.';

  test.each([
    ['ERR_GITHUB_UNAUTHORIZED', { status: 401, data: { message: 'Bad credentials' } }],
    ['ERR_GITHUB_FORBIDDEN', { status: 403, data: { message: locked } }],
    ['ERR_GITHUB_NOT_FOUND', { status: 404, data: { message: 'Not Found' } }],
    ['ERR_GITHUB_RATE_LIMIT', { status: 403, headers: limit, data: { message: 'API rate limit exceeded' } }],
    [
      'ERR_GITHUB_RATE_LIMIT',
      { status: 429, headers: { 'retry-after': '900' }, data: { message: 'secondary rate limit' } },
    ],
    ['ERR_GITHUB_REFUSED', { status: 422, data: { message: 'Validation Failed' } }],
    ['ERR_GITHUB_UNAVAILABLE', { status: 503, data: { message: 'unicorn' } }],
  ])('is reported as %s, without the token', async (code, answer) => {
    server.interfere(/^POST .*comments/, answer, { times: 9 });

    const error = await comment('dev').catch((thrown: unknown) => thrown as Error);

    expect(error).toMatchObject({ code });
    expect(String((error as Error).message)).toContain('comment on pull request 1');
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(TOKEN);
  });

  test('is reported with the missing permission if the token is read-only', async () => {
    server.tokens.set(TOKEN, { actor: BOT, isReadOnly: true });

    await expect(comment('dev')).rejects.toThrow(/ERR_GITHUB_FORBIDDEN[\s\S]*pull-requests: write/);
  });

  test('is reported for a text that is longer than GitHub allows', async () => {
    await expect(comment('dev', 'x'.repeat(65_536))).rejects.toThrow(/ERR_GITHUB_REFUSED[\s\S]*too long/);
  });

  test('is reported for a pull request that does not exist', async () => {
    pullRequest = 99;

    await expect(comment('dev')).rejects.toMatchObject({ code: 'ERR_GITHUB_NOT_FOUND' });
  });
});

describe('the reviewed fingerprint', () => {
  const FINGERPRINT = `sha256:${'4f'.repeat(32)}`;
  const reviewed = (environment: string) =>
    bodyOf(environment, `<!-- federation-fingerprint ${FINGERPRINT} -->\n## a plan`);
  const read = async () => reviewedFingerprint(await opened(), pullRequest, 'dev');

  test('is read from the comment of this token', async () => {
    server.world.addComment(pullRequest, reviewed('dev'));

    expect(await read()).toMatchObject({ fingerprint: FINGERPRINT });
  });

  test.each([
    ['of a user', () => server.world.addComment(pullRequest, reviewed('dev'), ANN)],
    [
      'of another app',
      () => server.world.addComment(pullRequest, reviewed('dev'), { login: 'other[bot]', type: 'Bot' }),
    ],
    ['of another environment', () => server.world.addComment(pullRequest, reviewed('prod'))],
    ['that was withdrawn', () => server.world.addComment(pullRequest, bodyOf('dev', 'no longer changed'))],
    ['of another pull request', () => server.world.addComment(server.world.addPullRequest(), reviewed('dev'))],
  ])('is not read from a comment %s', async (_whose, add) => {
    add();

    expect(await read()).toBeNull();
  });
});
