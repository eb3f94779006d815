import { outputs } from '@auth0-cognito/contract/testing';
import { run } from '../../src';
import { withFile } from './support/with-file';

/** Runs `./federation config dev` with these outputs and collects what it prints. */
function config(content: string, ...args: string[]) {
  return withFile(content, async (path) => {
    const printed = { progress: '', result: '' };
    const exitCode = await run(['config', 'dev', '--outputs', path, ...args], {
      progress: { write: (text: string) => Boolean((printed.progress += text)) },
      result: { write: (text: string) => Boolean((printed.result += text)) },
    });
    return { exitCode, ...printed };
  });
}

describe('./federation config', () => {
  test('prints the config of the primary web client on stdout, and nothing else', async () => {
    const { exitCode, progress, result } = await config(JSON.stringify(outputs), '--format', 'json');

    expect(exitCode).toBe(0);
    expect(JSON.parse(result)).toMatchObject({ clientId: 'webclient', cognitoDomain: 'login.invalid' });
    expect(progress).toBe('');
  });

  test('reads the report of a rehearsal', async () => {
    const { result } = await config(JSON.stringify({ digest: 'x', outputs }));

    expect(JSON.parse(result)).toMatchObject({ clientId: 'webclient' });
  });

  test.each([
    ['a client that does not exist', JSON.stringify(outputs), ['--client', 'shop'], 'ERR_CLIENT_UNKNOWN'],
    ['outputs that are not JSON', 'text', [], 'ERR_OUTPUTS_UNREADABLE'],
    ['empty outputs', '{}', [], 'ERR_OUTPUT_INVALID'],
    [
      'an unknown format',
      JSON.stringify(outputs),
      ['--format', 'yaml'],
      'amplify, oidc-client-ts, authjs, dotenv, json',
    ],
  ])('refuses %s', async (_, content, args, told) => {
    const { exitCode, progress, result } = await config(content, ...args);

    expect(exitCode).toBe(1);
    expect(progress).toContain(told);
    expect(result).toBe('');
  });

  test('prints nothing of a file that is not JSON, because it may contain secrets', async () => {
    const { progress } = await config('AUTH0_CLIENT_SECRET=hunter2');

    expect(progress).toContain('ERR_OUTPUTS_UNREADABLE');
    expect(progress).not.toContain('hunter2');
  });
});
