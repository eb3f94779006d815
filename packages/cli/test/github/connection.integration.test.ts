import { connect } from '../../src/github/connection';
import { GitHubServer, TOKEN } from './support/github-server';
import { BOT } from './support/github-world';

let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.close());

describe('a connection', () => {
  test('reads the owner of the token and the repository', async () => {
    const github = await connect({}, server.variables);

    expect(github.me).toBe(BOT.login);
    expect(github.at).toEqual({ owner: 'acme', repo: 'identity' });
  });

  test('uses the given repository instead of the repository of the workflow', async () => {
    const github = await connect({ repository: 'other/place' }, server.variables);

    expect(github.at).toEqual({ owner: 'other', repo: 'place' });
  });

  test.each([
    ['ERR_GITHUB_TOKEN_MISSING', { GITHUB_TOKEN: undefined }],
    ['ERR_GITHUB_TOKEN_MISSING', { GITHUB_TOKEN: '' }],
    ['ERR_GITHUB_REPOSITORY', { GITHUB_REPOSITORY: undefined }],
    ['ERR_GITHUB_REPOSITORY', { GITHUB_REPOSITORY: 'identity' }],
    ['ERR_GITHUB_REPOSITORY', { GITHUB_REPOSITORY: 'acme/identity/../../user' }],
    ['ERR_GITHUB_API_URL', { GITHUB_API_URL: 'http://api.github.example' }],
    ['ERR_GITHUB_API_URL', { GITHUB_API_URL: 'github' }],
    ['ERR_GITHUB_UNAUTHORIZED', { GITHUB_TOKEN: 'ghs_of_yesterday' }],
  ])('fails with %s for %p', async (code, variables) => {
    const error = await connect({ second: 1 }, { ...server.variables, ...variables }).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toMatchObject({ code });
    expect(String((error as Error).message)).not.toMatch(/ghs_|SECRET/);
  });

  test('fails without a response', async () => {
    const { variables } = server;
    await server.close();

    await expect(connect({ second: 1 }, variables)).rejects.toMatchObject({ code: 'ERR_GITHUB_UNAVAILABLE' });

    server = await GitHubServer.start();
  });

  test('reports the error of GraphQL', async () => {
    const data = { errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] };
    server.interfere(/graphql/, { status: 200, data }, { times: 9 });

    await expect(connect({ second: 1 }, server.variables)).rejects.toThrow(/ERR_GITHUB_REFUSED[\s\S]*not accessible/);
  });

  test('treats the token as that of a workflow if the token may not read its user', async () => {
    const data = { errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] };
    server.interfere(/graphql/, { status: 200, data }, { times: 9 });

    const github = await connect({ second: 1 }, { ...server.variables, GITHUB_ACTIONS: 'true' });

    expect(github.me).toBe('github-actions[bot]');
  });

  test('sends its token only to the server', async () => {
    await connect({}, server.variables);

    expect(JSON.stringify(server.calls)).not.toContain(TOKEN);
  });
});
