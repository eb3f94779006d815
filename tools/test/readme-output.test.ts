import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepPrinter, rehearsingText } from '../../packages/cli/src/steps';
import { STEP } from '../../packages/rehearsal/src/step-names';
import { demoText } from '../demo-text.mjs';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The sample output of `npm run demo` in README: parts between lines that mark omissions. */
const [, sample = ''] = /^```text\n(.*?)^```$/ms.exec(README) ?? [];

/** A value of the sample that differs from run to run or from team to team. */
const sampled = (pattern: RegExp) => pattern.exec(sample)?.[1] ?? `no ${pattern.source}`;

/** The report of a rehearsal of the sample's environment. */
function report() {
  const pool = sampled(/a user pool +(\S+)/);
  const checks = Array<object>(Number(sampled(/\((\d+) checks, all passed\)/))).fill({});
  return {
    terraform: 'Terraform v1.11.4',
    providers: [
      { name: 'hashicorp/aws', version: '5.100.0', source: 'mirror' },
      { name: 'auth0/auth0', version: '1.38.0', source: 'offline' },
    ],
    checks,
    signIn: { checks, folder: '.local/sign-ins/1' },
    outputs: {
      account_id: sampled(/account (\d+)/),
      region: pool.slice(0, pool.indexOf('_')),
      user_pool_id: pool,
      cognito_domain: sampled(/its sign-in pages +https:\/\/(\S+)/),
      federations: { main: { identity_provider: 'Auth0' } },
      clients: { web: { callback_urls: [] } },
      web_client: 'web',
    },
  };
}

/** The output of the demo, with other times. */
function printed(): string {
  let text = `${rehearsingText(sampled(/^rehearsing (\S+)$/m))}\n`;
  const sink = { write: (piece: string) => Boolean((text += piece)) };
  const onStep = stepPrinter({ progress: sink, result: sink });
  for (const name of Object.values(STEP)) onStep({ kind: 'finished', step: { name, ok: true, seconds: 1 } });
  return text + demoText(report(), 'dev', '100');
}

/** Lines without the time of a step, which keeps its column. */
const linesOf = (text: string) =>
  text.split('\n').map((line) => line.replace(/ +[\d.]+ s$/, (time) => ' seconds'.padStart(time.length)));

test('README shows the output of npm run demo', () => {
  const lines = linesOf(printed());
  const parts = sample.split(/^ *…\n/m).map((part) => linesOf(part.trimEnd()));
  const startOf = (part: readonly string[]) =>
    lines.findIndex((_, at) => part.every((line, index) => lines[at + index] === line));

  const starts = parts.map(startOf);

  expect(parts.length).toBeGreaterThan(1);
  expect(parts.filter((_, index) => starts[index] === -1)).toEqual([]);
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
});
