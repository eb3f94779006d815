import { auth0ScopesOf } from '@auth0-cognito/contract';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GitHubServer } from '../github/support/github-server';
import { GitHubSettings } from '../github/support/github-settings';
import { goldenApp } from './support/golden-app';
import { ScriptedCheckout } from './support/scripted';

/** The answers of a stand-in for S3 and STS. */
const aws = { account: '111111111111', s3: { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' } };
let server: Server;

/** The caller identity and the state in the bucket; any other object is missing. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const identity = `<Arn>arn:aws:iam::1:user/me</Arn><Account>${aws.account}</Account>`;
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    if (request.method === 'HEAD') response.writeHead(404).end();
    else if (request.method === 'GET')
      response.writeHead(aws.s3.status, { 'content-type': 'text/xml' }).end(aws.s3.body);
    else if (request.headers['x-amz-target']) response.writeHead(200).end('{}');
    else {
      const [, action = ''] = /Action=(\w+)/.exec(body) ?? [];
      const result = `<${action}Result>${action === 'GetCallerIdentity' ? identity : ''}</${action}Result>`;
      response.writeHead(200, { 'content-type': 'text/xml' }).end(`<${action}Response>${result}</${action}Response>`);
    }
  });
}
const ADMIN_SCOPES = auth0ScopesOf(['auth0_client', 'auth0_client_credentials', 'auth0_client_grant']);
/** A token in the format of the dashboard. */
const tokenWith = (scopes: readonly string[]) =>
  `e30.${Buffer.from(JSON.stringify({ scope: scopes.join(' ') })).toString('base64url')}.x`;

let checkout: ScriptedCheckout;
let github: GitHubServer;

beforeAll(async () => {
  github = await GitHubServer.start('acme/auth0-cognito');
  server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  checkout = new ScriptedCheckout({
    HTTPS_PROXY: undefined,
    https_proxy: undefined,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AUTH0_API_TOKEN: tokenWith(ADMIN_SCOPES),
    GITHUB_API_URL: github.url,
    GH_TOKEN: '',
    GITHUB_TOKEN: '',
  });
});
afterAll(async () => {
  checkout.remove();
  await github.close();
  server.close();
});

const app = (name: string, golden: Record<string, string>, edit = '') => goldenApp(checkout, name, golden, edit);

beforeEach(() => {
  app('dev', { dev: 'dev/test/golden/cdk.tf.json' });
  app('bootstrap', {
    'account-111111111111': 'bootstrap/test/golden/account-111111111111.tf.json',
    'auth0-dev': 'bootstrap/test/golden/auth0-dev.tf.json',
  });
  Object.assign(aws, {
    account: '111111111111',
    s3: { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' },
  });
});

const bootstrap = (...args: string[]) => checkout.federation(['bootstrap', ...args]);
const withVariables = (variables: NodeJS.ProcessEnv, ...args: string[]) => checkout.federation(args, '', variables);

describe('./federation bootstrap', () => {
  test('does not prompt without a terminal', async () => {
    const { exitCode, progress } = await bootstrap('dev');

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_CONFIRMATION_MISSING');
  });

  test('refuses an environment that is not in the checkout, or not in the accounts', async () => {
    app('qa', { qa: 'dev/test/golden/cdk.tf.json' });

    const unknown = await bootstrap('nowhere');
    const unlisted = await bootstrap('qa', '--yes');

    expect(unknown.progress).toContain('ERR_ENVIRONMENT_UNKNOWN');
    expect(unlisted.progress).toMatch(/ERR_BOOTSTRAP_ENVIRONMENT[\s\S]*allowed: +dev/);
  });

  test('refuses values that contradict the accounts, and lists all faults', async () => {
    app(
      'dev',
      { dev: 'dev/test/golden/cdk.tf.json' },
      's/111111111111/999999999999/;s/acme-dev-tfstate/other/;s/acme-dev.eu/acme.eu/',
    );

    const { exitCode, progress } = await bootstrap('dev', '--yes');

    expect(exitCode).toBe(1);
    for (const path of ['account', 'state.bucket', 'state.kmsKeyId', 'tenant of the first federation']) {
      expect(progress).toContain(`ERR_BOOTSTRAP_DISAGREES at dev: ${path}`);
    }
    expect(progress).not.toContain('dev: region');
  });

  test('refuses permissions outside the reach of deploys and roles with another boundary, and lists all faults', async () => {
    const golden = { dev: 'dev/test/golden/cdk.tf.json' };
    app('dev', golden, 's#"https://acme-dev.eu.auth0.com"#"https://partners.eu.auth0.com"#;s/acme-dev-boundary/other/');

    const { exitCode, progress } = await bootstrap('dev', '--yes');

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_BOOTSTRAP_REACH at dev: issuers');
    expect(progress).toContain('ERR_BOOTSTRAP_BOUNDARY at dev: permissionsBoundary');
  });

  test('reports the output of an app that does not synthesize', async () => {
    checkout.write('apps/bootstrap/cdktf.json', JSON.stringify({ app: 'echo ERR_BOOTSTRAP_BRANCH >&2; exit 1' }));

    const { exitCode, progress } = await bootstrap('dev', '--yes');

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_BOOTSTRAP_SYNTH[\s\S]*received: ERR_BOOTSTRAP_BRANCH/);
  });

  test('refuses missing credentials of AWS and Auth0 together, and credentials of another account', async () => {
    const missing = await withVariables({ AWS_ACCESS_KEY_ID: '', AUTH0_API_TOKEN: '' }, 'bootstrap', 'dev', '--yes');
    aws.account = '999999999999';
    const elsewhere = await bootstrap('dev', '--yes');

    expect(missing.exitCode).toBe(1);
    expect(missing.progress).toMatch(/ERR_AWS_CREDENTIALS[\s\S]*ERR_BOOTSTRAP_AUTH0_CREDENTIALS/);
    expect(elsewhere.exitCode).toBe(1);
    expect(elsewhere.progress).toMatch(/ERR_AWS_ACCOUNT[\s\S]*999999999999[\s\S]*allowed: +the account 111111111111/);
  });

  describe('with the token subject that GitHub reports', () => {
    const { subject } = new GitHubSettings('acme/auth0-cognito');

    afterEach(() => Object.assign(github.settings, { subject, isPrivate: false }));

    test.each([
      ['by name', { use_default: true, sub_claim_prefix: 'repo:acme/auth0-cognito' }, 'ERR_GITHUB_SUBJECT_MISMATCH'],
      [
        'of a renamed repository',
        { use_default: true, sub_claim_prefix: 'repo:acme@1111111/b@2222222' },
        'ERR_GITHUB_SUBJECT_RENAMED',
      ],
      ['by a template', { use_default: false, include_claim_keys: ['repo'] }, 'ERR_GITHUB_SUBJECT_TEMPLATE'],
    ])('creates no roles that no job can assume: %s', async (_what, answer, code) => {
      github.settings.subject = answer;

      const { exitCode, progress } = await withVariables({ AUTH0_API_TOKEN: '' }, 'bootstrap', 'dev', '--yes');

      expect(exitCode).toBe(1);
      expect(progress).toMatch(new RegExp(`ERR_BOOTSTRAP_AUTH0_CREDENTIALS[\\s\\S]*${code}`));
    });

    test('continues with the configured subject if GitHub cannot be read, and reports it', async () => {
      github.settings.isPrivate = true;
      aws.s3 = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };

      const { progress } = await bootstrap('dev', '--yes');

      expect(progress).toMatch(
        /warning: repo:acme@1111111\/auth0-cognito@2222222 was not compared with GitHub: ERR_GITHUB_TOKEN_MISSING/,
      );
      expect(progress).toContain('ERR_BOOTSTRAP_BUCKET_ELSEWHERE');
    });
  });

  test('requires no Auth0 credentials if the tenant is left to its administrators', async () => {
    aws.s3 = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };

    const { progress } = await withVariables({ AUTH0_API_TOKEN: '' }, 'bootstrap', 'dev', '--yes', '--only', 'aws');

    expect(progress).not.toContain('ERR_BOOTSTRAP_AUTH0_CREDENTIALS');
    expect(progress).toContain('ERR_BOOTSTRAP_BUCKET_ELSEWHERE');
  });

  test('creates no applications before their state bucket exists', async () => {
    const { exitCode, progress } = await bootstrap('dev', '--yes', '--only', 'auth0');

    expect(exitCode).toBe(1);
    expect(progress).toContain('ERR_BOOTSTRAP_ACCOUNT_FIRST');
  });

  test('lists every scope that the token lacks before it creates anything', async () => {
    const before = checkout.calls;
    const token = tokenWith(ADMIN_SCOPES.filter((scope) => !/client_grants|^delete:clients$/.test(scope)));

    const { exitCode, progress } = await withVariables({ AUTH0_API_TOKEN: token }, 'bootstrap', 'dev', '--yes');

    expect(exitCode).toBe(1);
    expect(progress).toMatch(
      /ERR_AUTH0_SCOPES at acme-dev\.eu\.auth0\.com[\s\S]*create:client_grants, delete:client_grants, delete:clients, read:client_grants, update:client_grants/,
    );
    expect(checkout.calls).toEqual(before);
  });

  test('lets Terraform finish after Ctrl-C during an apply, and leaves no lock', async () => {
    checkout.answer({ plan: { exitCode: 2 }, apply: { waits: true } });
    const controller = new AbortController();
    const has = (command: string) => checkout.calls.some((call) => call.startsWith(command));

    const running = checkout.stoppable(['bootstrap', 'dev', '--yes'], controller.signal);
    while (!has('apply')) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 200));
    controller.abort();
    const { exitCode, progress } = await running;

    expect(`${exitCode} ${progress}`).toMatch(/^130 /);
    expect(progress).toContain('stopped in good order');
    expect(checkout.calls.join('\n')).not.toContain('-migrate-state');
    expect(existsSync(checkout.path('.local/bootstrap/111111111111.pid'))).toBe(false);
  });

  test.each([
    ["another project's", { resources: [{ type: 'aws_s3_bucket', name: 'State' }] }, 'ERR_BOOTSTRAP_TWO_STATES'],
    ['no state', { note: 'hello' }, 'ERR_BOOTSTRAP_STATE_UNREADABLE'],
  ])('refuses a state in the bucket that is %s', async (_, remote, code) => {
    checkout.write('.local/bootstrap/account-111111111111/bootstrap.tfstate', JSON.stringify({ resources: [] }));
    aws.s3 = { status: 200, body: JSON.stringify(remote) };

    const { exitCode, progress } = await bootstrap('dev', '--yes');

    expect(exitCode).toBe(1);
    expect(progress).toContain(code);
  });
});
