import type { RehearsalReport } from '@auth0-cognito/rehearsal';
import { exitCodeOf } from '../../src/commands/rehearse';
import { run } from '../../src/main';
import { printReport } from '../../src/rehearsal-texts';

const PASSED: RehearsalReport = {
  environment: 'dev',
  ok: true,
  digest: 'd1',
  terraform: 'Terraform 1.11.4',
  providers: [{ name: 'auth0/auth0', version: '1.38.0', deployed: '1.38.0', source: 'offline' }],
  steps: [{ name: 'apply', ok: true, seconds: 1.5 }],
  cleanSecondPlan: true,
  secondPlan: [],
  checks: [{ name: 'callback', ok: true, expected: 'a', received: 'a' }],
  refusedHosts: {},
};
const failure = { code: 'ERR_X', message: 'it broke' };

function written() {
  const texts = { progress: '', result: '' };
  const sink = (name: keyof typeof texts) => ({ write: (text: string) => ((texts[name] += text), true) });
  return { texts, output: { progress: sink('progress'), result: sink('result') } };
}

describe('./federation rehearse', () => {
  test.each<[string, Partial<RehearsalReport>, number]>([
    ['everything passed', {}, 0],
    ['a step failed', { failure, ok: false }, 1],
    ['it could not begin', { failure, ok: false, terraform: undefined }, 1],
    ['the second plan had changes', { cleanSecondPlan: false, ok: false }, 3],
    ['AWS and Auth0 do not match', { checks: [{ name: 'c', ok: false, expected: 'a', received: 'b' }], ok: false }, 3],
    ['an object was left behind', { leftovers: ['user pool x'], ok: false }, 3],
    ['anything else failed', { ok: false }, 3],
  ])('exits with the code for: %s', (_what, change, exitCode) => {
    const report = Object.fromEntries(
      Object.entries({ ...PASSED, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as RehearsalReport;

    expect(exitCodeOf(report)).toBe(exitCode);
  });

  test('counts no checks if a step failed before the first check', () => {
    const { texts, output } = written();

    printReport(output, { ...PASSED, ok: false, failure, checks: [] });

    expect(texts.progress).toContain('it ended before both sides were compared');
    expect(texts.progress).not.toContain('0 of 0');
  });

  test.each([
    ['5.100.0', false],
    ['6.25.0', true],
  ])('reports the version of a deployment if it is not the rehearsed version: %s', (deployed, isReported) => {
    const { texts, output } = written();
    const aws = { name: 'hashicorp/aws', version: '5.100.0', deployed, source: 'plugin mirror' } as const;

    printReport(output, { ...PASSED, providers: [aws] });

    expect(texts.progress.includes(`a deployment uses hashicorp/aws ${deployed}`)).toBe(isReported);
  });

  test('lists the own resources that it did not check', () => {
    const { texts, output } = written();

    printReport(output, { ...PASSED, unchecked: ['aws_s3_bucket.Files'] });

    expect(texts.progress).toContain('\n  not checked: aws_s3_bucket.Files\n');
  });

  test('explains each option and prints examples in its help', async () => {
    const { texts, output } = written();

    const exitCode = await run(['rehearse', '--help'], output);

    expect(exitCode).toBe(0);
    expect(texts.result).toMatch(/Examples:[\s\S]*\.\/federation rehearse dev[\s\S]*Exit codes:[\s\S]*130/);
  });

  test.each([
    ['no environment', ['rehearse'], 'missing required argument'],
    ['an unknown provider choice', ['rehearse', 'dev', '--provider', 'cloud'], 'registry'],
    ['an unknown option', ['rehearse', 'dev', '--fast'], '--fast'],
    ['an unknown command', ['rehearsal'], 'rehearse'],
  ])('refuses %s', async (_what, args, text) => {
    const { texts, output } = written();

    const exitCode = await run(args, output);

    expect(exitCode).toBe(1);
    expect(texts.progress).toContain(text);
    expect(texts.result).toBe('');
  });

  test('lists the environments if the given one does not exist', async () => {
    const { texts, output } = written();

    const exitCode = await run(['rehearse', 'qa', '--json'], output);

    expect(exitCode).toBe(1);
    expect(texts.progress).toMatch(/ERR_ENVIRONMENT_UNKNOWN[\s\S]*allowed: +.*dev/);
    expect(texts.progress).not.toMatch(/checks|stand-ins/);
    expect(JSON.parse(texts.result)).toMatchObject({
      environment: 'qa',
      ok: false,
      cleanSecondPlan: false,
      steps: [],
      failure: { code: 'ERR_ENVIRONMENT_UNKNOWN' },
    });
  });

  test('prints the failed checks, and no passed checks', () => {
    const { texts, output } = written();

    printReport(output, {
      ...PASSED,
      ok: false,
      checks: [...PASSED.checks, { name: 'login URI', ok: false, expected: 'this', received: 'that' }],
      secondPlan: [{ address: 'auth0_client.A', actions: ['update'] }],
      leftovers: ['user pool x'],
      refusedHosts: { 'api.example.net': 2 },
      failure,
    });

    expect(texts.progress).toContain('login URI\n      expected: this\n      received: that');
    for (const text of ['update auth0_client.A', 'left behind: user pool x', 'api.example.net (2 times)', 'it broke']) {
      expect(texts.progress).toContain(text);
    }
    expect(texts.progress).toContain('1 of 2 checks');
    expect(texts.progress).not.toContain('callback');
  });
});
