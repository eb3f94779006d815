import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openReader } from '../../src/github/reader';
import { readSubject, statedFaults } from '../../src/github/subject';
import { GitHubServer, TOKEN } from './support/github-server';

const IMMUTABLE = 'repo:acme@1111111/identity@2222222';
let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.close());

const ask = (variables: NodeJS.ProcessEnv = {}, repository = 'acme/identity', longest?: number) =>
  readSubject(openReader(repository, { GITHUB_API_URL: server.url, ...variables }, longest));

describe('the subject of a repository', () => {
  test.each([
    [
      'immutable by default',
      { use_default: true, use_immutable_subject: false, sub_claim_prefix: IMMUTABLE },
      IMMUTABLE,
    ],
    ['immutable by choice', { use_default: true, use_immutable_subject: true, sub_claim_prefix: IMMUTABLE }, IMMUTABLE],
    ['by name', { use_default: true, sub_claim_prefix: 'repo:acme/identity' }, 'repo:acme/identity'],
    [
      'a template that equals the default',
      { use_default: false, include_claim_keys: ['repo', 'context'], sub_claim_prefix: IMMUTABLE },
      IMMUTABLE,
    ],
    [
      'the default, with unused keys',
      { use_default: true, include_claim_keys: ['ref'], sub_claim_prefix: IMMUTABLE },
      IMMUTABLE,
    ],
  ])('is reported: %s', async (_what, answer, prefix) => {
    server.settings.subject = answer;

    expect(await ask()).toEqual({ outcome: 'known', prefix });
  });

  test.each([
    [
      'a template that the roles cannot match',
      { use_default: false, include_claim_keys: ['repo', 'context', 'job_workflow_ref'], sub_claim_prefix: IMMUTABLE },
      'ERR_GITHUB_SUBJECT_TEMPLATE',
    ],
    [
      'a template in another order',
      { use_default: false, include_claim_keys: ['context', 'repo'], sub_claim_prefix: IMMUTABLE },
      'ERR_GITHUB_SUBJECT_TEMPLATE',
    ],
    ["its organization's template", { use_default: false, sub_claim_prefix: IMMUTABLE }, 'ERR_GITHUB_SUBJECT_TEMPLATE'],
    [
      'an immutable prefix without IDs',
      { use_default: true, use_immutable_subject: true, sub_claim_prefix: 'repo:acme/identity' },
      'ERR_GITHUB_SUBJECT_SHAPE',
    ],
    ['one number', { use_default: true, sub_claim_prefix: 'repo:acme@1/identity' }, 'ERR_GITHUB_SUBJECT_SHAPE'],
    ['another form', { use_default: true, sub_claim_prefix: 'repository_id:2' }, 'ERR_GITHUB_SUBJECT_SHAPE'],
    [
      'a repository that was renamed',
      { use_default: true, sub_claim_prefix: 'repo:acme@1/sign-in@2' },
      'ERR_GITHUB_SUBJECT_RENAMED',
    ],
    [
      'another case of letters',
      { use_default: true, sub_claim_prefix: 'repo:Acme@1/identity@2' },
      'ERR_GITHUB_SUBJECT_RENAMED',
    ],
  ])('is refused: %s', async (_what, answer, code) => {
    server.settings.subject = answer;

    expect(await ask()).toMatchObject({ outcome: 'refused', fault: { code } });
  });

  test.each([
    ['no prefix', { use_default: true }, 'ERR_GITHUB_SUBJECT_UNREADABLE'],
    ['no template', { sub_claim_prefix: IMMUTABLE }, 'ERR_GITHUB_ANSWER'],
    ['a list', [], 'ERR_GITHUB_ANSWER'],
    ['a text', '<html>\u001b[2J', 'ERR_GITHUB_ANSWER'],
    ['nothing', null, 'ERR_GITHUB_ANSWER'],
    ['a prefix of another type', { use_default: true, sub_claim_prefix: 7 }, 'ERR_GITHUB_ANSWER'],
  ])('is unknown: %s', async (_what, answer, code) => {
    server.settings.subject = answer;
    const subject = await ask();

    expect(subject).toMatchObject({ outcome: 'unanswered', fault: { code } });
    expect(JSON.stringify(subject)).not.toContain('\\u001b[2J"');
  });

  test('of a private repository is read with a token from either variable', async () => {
    server.settings.isPrivate = true;

    expect(await ask()).toMatchObject({ outcome: 'unanswered', fault: { code: 'ERR_GITHUB_TOKEN_MISSING' } });
    expect(await ask({ GH_TOKEN: TOKEN })).toMatchObject({ outcome: 'known' });
    expect(await ask({ GITHUB_TOKEN: TOKEN })).toMatchObject({ outcome: 'known' });
    expect(await ask({ GITHUB_TOKEN: 'ghs_of_yesterday' })).toMatchObject({
      fault: { code: 'ERR_GITHUB_UNAUTHORIZED' },
    });
    expect(await ask({ GH_TOKEN: TOKEN }, 'acme/other')).toMatchObject({ fault: { code: 'ERR_GITHUB_NOT_FOUND' } });
  });

  test('is read with a time limit', async () => {
    server.hangs = true;

    expect(await ask({}, 'acme/identity', 200)).toMatchObject({
      outcome: 'unanswered',
      fault: { code: 'ERR_GITHUB_UNAVAILABLE' },
    });
  });

  describe('from a server whose response does not end', () => {
    let endless: Server;

    beforeEach(async () => {
      endless = createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (response.write('x'.repeat(1_000_000)));
        };
        response.on('drain', more).on('error', () => undefined);
        more();
      });
      await new Promise<void>((ready) => endless.listen(0, '127.0.0.1', ready));
    });
    afterEach(() => {
      endless.closeAllConnections();
      endless.close();
    });

    test('is not read to its end', async () => {
      const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;

      expect(await ask({ GITHUB_API_URL: url }, 'acme/identity', 5_000)).toMatchObject({ outcome: 'unanswered' });
    });
  });
});

describe('a configured subject', () => {
  const told = { outcome: 'known', prefix: IMMUTABLE } as const;

  test('is accepted if GitHub reports the same', () => {
    expect(statedFaults(told, IMMUTABLE, 'subClaimPrefix')).toEqual([]);
  });

  test.each(['repo:acme/identity', 'repo:acme@1111111/identity@3'])('is refused if it is %s', (stated) => {
    expect(statedFaults(told, stated, 'subClaimPrefix')).toEqual([
      expect.objectContaining({
        code: 'ERR_GITHUB_SUBJECT_MISMATCH',
        received: JSON.stringify(stated),
        fix: expect.stringContaining(`subClaimPrefix: '${IMMUTABLE}'`) as string,
      }),
    ]);
  });
});
