import { join } from 'node:path';
import { asRatio, atMost, inSeconds, secondsOf } from './measure.mjs';

const MOST_GROWTH = 11;

/** Synthesis of many federations in one stack, compared with AWS CDK and the same content in the same run. */
export function federations(root) {
  const run = (entry, count) => {
    const script = join(root, 'packages/federation/bench', entry);
    const { seconds, stdout } = secondsOf(process.execPath, [join(root, 'tools/run.mjs'), script, String(count)]);
    return { seconds, ...JSON.parse(stdout.trim().split('\n').at(-1)), wholeProcess: seconds };
  };
  run('federations.ts', 1);
  const [hundred, thousand, tenThousand] = [100, 1_000, 10_000].map((count) => run('federations.ts', count));
  const growth = (less, more) => ({
    what: `time of ${more.count} federations against ${less.count}`,
    measured: asRatio(more.wholeProcess / less.wholeProcess),
    target: `<= ${MOST_GROWTH} x`,
    holds: more.wholeProcess / less.wholeProcess <= MOST_GROWTH,
  });
  const memory = ({ count, peakRssMb }) => ({
    what: `peak memory of ${count} federations`,
    measured: `${peakRssMb} MB`,
  });
  run('aws-cdk.ts', 1);
  const awsCdk = run('aws-cdk.ts', 1_000);
  return [
    { what: '100 federations in one stack', measured: inSeconds(hundred.wholeProcess) },
    atMost('1000 federations in one stack', thousand.wholeProcess, 2.8),
    { what: '10000 federations in one stack', measured: inSeconds(tenThousand.wholeProcess) },
    growth(hundred, thousand),
    growth(thousand, tenThousand),
    ...[hundred, thousand, tenThousand].map(memory),
    { what: 'AWS CDK, the same content 1000 times', measured: inSeconds(awsCdk.wholeProcess) },
    { what: 'AWS CDK against this', measured: asRatio(awsCdk.wholeProcess / thousand.wholeProcess) },
  ];
}
