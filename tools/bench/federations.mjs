import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { asRatio, atMost, inSeconds, secondsOf } from './measure.mjs';

const MAX_GROWTH = 11;
/** Not a dependency of the checkout: it takes 160 MB, and only this benchmark uses it. */
const AWS_CDK = 'aws-cdk-lib@2.276.0';

/** Installs AWS CDK outside the workspaces. Returns its folder. */
function installAwsCdk(root) {
  const folder = join(root, '.local/bench/aws-cdk');
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', AWS_CDK], options);
  return folder;
}

/** Synthesis of many federations in one stack, compared with AWS CDK and the same content in the same run. */
export function federations(root) {
  const bench = (name) => join(root, 'packages/federation/bench', name);
  const run = (...args) => {
    const { seconds, stdout } = secondsOf(process.execPath, args.map(String));
    return { seconds, ...JSON.parse(stdout.trim().split('\n').at(-1)), wholeProcess: seconds };
  };
  const ours = (count) => run(join(root, 'tools/run.mjs'), bench('federations.ts'), count);
  const folder = installAwsCdk(root);
  const awsCdkBench = (count) => run(bench('aws-cdk.mjs'), count, folder);
  ours(1);
  const [hundred, thousand, tenThousand] = [100, 1_000, 10_000].map(ours);
  const growth = (less, more) => ({
    what: `time of ${more.count} federations against ${less.count}`,
    measured: asRatio(more.wholeProcess / less.wholeProcess),
    target: `<= ${MAX_GROWTH} x`,
    holds: more.wholeProcess / less.wholeProcess <= MAX_GROWTH,
  });
  const memory = ({ count, peakRssMb }) => ({
    what: `peak memory of ${count} federations`,
    measured: `${peakRssMb} MB`,
  });
  awsCdkBench(1);
  const awsCdk = awsCdkBench(1_000);
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
