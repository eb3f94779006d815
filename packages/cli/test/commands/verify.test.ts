import { outputs } from '@auth0-cognito/contract/testing';
import type { VerifyReport } from '@auth0-cognito/verify';
import { run } from '../../src';
import { withFile } from './support/with-file';

describe('./federation verify', () => {
  test('exits with 2 if the server does not answer, and reports the request, the expected result and the fix', async () => {
    const printed = { progress: '', result: '' };

    const exitCode = await withFile(JSON.stringify(outputs), (path) =>
      run(['verify', 'dev', '--outputs', path, '--json'], {
        progress: { write: (text: string) => Boolean((printed.progress += text)) },
        result: { write: (text: string) => Boolean((printed.result += text)) },
      }),
    );

    const report = JSON.parse(printed.result) as VerifyReport;
    expect(exitCode).toBe(1);
    expect(report).toMatchObject({ environment: 'dev', outcome: 'unanswered' });
    expect(report.checks.length).toBeGreaterThan(10);
    for (const part of ['request', 'expected', 'got', 'fix']) expect(printed.progress).toContain(`    ${part}`);
  });
});
