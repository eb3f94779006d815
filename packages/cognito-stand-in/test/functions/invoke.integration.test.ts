import { strToU8, zipSync } from 'fflate';
import type { DeployedFunction } from '../../src/functions/function-directory';
import { createInvokeFunction } from '../../src/functions/invoke';
import { ACCOUNT } from '../support/configuration';
import { nodeFunction, policyOf, USER_POOL_ARN } from '../support/functions';

jest.setTimeout(60_000);

const log: string[] = [];
beforeEach(() => void log.splice(0));

const invoke = (deployed: DeployedFunction | undefined, longestWait = 20_000, environment = {}) =>
  createInvokeFunction({
    directory: { find: () => Promise.resolve(deployed) },
    environment,
    log: (line) => log.push(line),
    longestWait,
  })({ functionArn: 'arn:f', event: { given: 1 }, userPoolArn: USER_POOL_ARN, accountId: ACCOUNT });

const handler = (body: string) => `export const handler = async (event, context) => { ${body} };`;
const of = (body: string, more: Partial<DeployedFunction> = {}) => nodeFunction('f', handler(body), more);
const files = (content: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, strToU8(text)])));

describe('a call of a function', () => {
  test.each<[string, DeployedFunction, unknown]>([
    ['that returns a promise', of('return { got: event.given };'), { got: 1 }],
    ['that returns nothing', of(''), null],
    ['with its own variables', of('return process.env.STAGE;', { variables: { STAGE: 'dev' } }), 'dev'],
    ['with those of Lambda', of('return [process.env.AWS_REGION, context.functionName];'), ['eu-central-1', 'f']],
    [
      'that calls back, in CommonJS',
      of('', {
        archive: files({ 'index.js': 'exports.handler = (event, context, done) => done(null, event.given + 1);' }),
      }),
      2,
    ],
    [
      'in a folder of the archive, with a package',
      of('', {
        handler: 'src/app.main',
        archive: files({
          'src/app.mjs': "import { two } from 'two'; export const main = async () => two;",
          'node_modules/two/package.json': '{"type":"module","exports":"./two.js"}',
          'node_modules/two/two.js': 'export const two = 2;',
        }),
      }),
      2,
    ],
    [
      'that uses the AWS SDK of the runtime',
      of("return typeof (await import('@aws-sdk/client-lambda')).LambdaClient;"),
      'function',
    ],
  ])('%s returns its result', async (_what, deployed, payload) => {
    expect(await invoke(deployed)).toEqual({ payload });
  });

  test.each([
    ['throws', of("throw new Error('no entry');"), 'no entry'],
    [
      'calls back with an error',
      of('', { archive: files({ 'index.js': "exports.handler = (e, c, done) => done('no');" }) }),
      'no',
    ],
    ['has a missing file', of('', { handler: 'other.handler' }), "Error: Cannot find module 'other'"],
    ['has a missing export', of('', { handler: 'index.other' }), 'index.other is undefined or not exported'],
    ['ends its process', of('process.exit(1);'), expect.stringMatching(/Runtime exited/)],
    [
      'takes longer than its own timeout',
      of('await new Promise((done) => setTimeout(done, 60_000));', { timeout: 1 }),
      expect.stringMatching(/Task timed out after 1\.00 seconds$/),
    ],
  ])('that %s reports an error', async (_what, deployed, error) => {
    expect(await invoke(deployed)).toEqual({ error });
  });

  test('that does not respond in time is made three times', async () => {
    const deployed = of("console.log('begins'); for (;;);");

    expect(await invoke(deployed, 2000)).toEqual({ noAnswer: true });
    expect(log).toEqual(['f: begins', 'f: begins', 'f: begins']);
  });

  test.each([
    ['does not exist', undefined],
    ['has no permission for the pool', of('return 1;', { policy: undefined })],
    ['has a permission for another pool', of('return 1;', { policy: policyOf(`${USER_POOL_ARN}x`) })],
  ])('that %s is denied', async (_what, deployed) => {
    expect(await invoke(deployed)).toEqual({ denied: true });
  });

  test.each([
    ['whose code is not available', { archive: zipSync({}) }, 'its code is not part of the environment'],
    ['in another language', { runtime: 'python3.13' }, 'runtime python3.13'],
  ])('%s is not run', async (_what, more, notRun) => {
    expect(await invoke(of('return 1;', more))).toEqual({ notRun });
  });

  test('sends its requests through the gateway', async () => {
    const deployed = of(
      "return fetch('https://cognito-idp.eu-central-1.amazonaws.com').then(() => 1, (e) => e.cause.code);",
    );

    expect(await invoke(deployed, 20_000, { HTTPS_PROXY: 'http://127.0.0.1:1' })).toEqual({ payload: 'ECONNREFUSED' });
  });

  test('refuses an archive with a path outside its folder', async () => {
    await expect(invoke(of('', { archive: files({ '../x.mjs': '' }) }))).rejects.toThrow(RangeError);
  });
});
