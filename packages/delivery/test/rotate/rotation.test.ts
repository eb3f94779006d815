import type { RotationOptions, RotationPreview } from '../../src/rotate/rotation';
import { rotate } from '../../src/rotate/rotation';
import type { Sides } from '../../src/rotate/sides';

/** Both services, each with a secret. */
class Services implements Sides {
  auth0 = 'first';
  cognito = 'first';
  /** How many times Auth0 still refuses a new secret. */
  refusals = 0;
  readonly fails: { rotate?: 'before' | 'after'; set?: boolean } = {};

  auth0Secret = () => Promise.resolve(this.auth0);
  identityProvider = () =>
    Promise.resolve({ ProviderDetails: { client_secret: this.cognito, authorize_scopes: 'openid' } });
  close = () => undefined;

  async rotate() {
    if (this.fails.rotate === 'before') throw new TypeError('fetch failed');
    this.auth0 = 'second';
    if (this.fails.rotate === 'after') throw new TypeError('fetch failed');
    return this.auth0;
  }
  async setSecret(_provider: unknown, secret: string) {
    if (this.fails.set) throw new Error('ServiceUnavailable');
    this.cognito = secret;
  }
  async accepts(_provider: unknown, secret: string) {
    return secret === this.auth0 && (secret === 'first' || this.refusals-- <= 0);
  }
}

let services: Services;
let previews: RotationPreview[];
beforeEach(() => {
  services = new Services();
  previews = [];
});

const run = (options: Partial<RotationOptions> = {}) =>
  rotate(services, 'dev', {
    onPreview: (preview) => previews.push(preview),
    confirm: () => Promise.resolve(true),
    signal: new AbortController().signal,
    ...options,
  });
const secrets = () => [services.auth0, services.cognito];

test('sets a new secret in Auth0 and Cognito, and prints the expected gap first', async () => {
  const confirm = jest.fn(async () => {
    expect([previews, secrets()]).toEqual([
      [{ isUnfinished: false, isObserved: true, expectedGap: expect.any(Number) }],
      ['first', 'first'],
    ]);
    return true;
  });

  const rotation = await run({ confirm });

  expect(rotation).toMatchObject({ outcome: 'rotated' });
  expect(secrets()).toEqual(['second', 'second']);
  expect(confirm).toHaveBeenCalledTimes(1);
});

test('does not set a secret again that another run replaced in the meantime', async () => {
  services.auth0 = 'from a rotation that was stopped';
  const confirm = async () => {
    [services.auth0, services.cognito] = ['of another run', 'of another run'];
    return true;
  };

  await run({ confirm });

  expect(secrets()).toEqual(['second', 'second']);
});

test('changes Cognito when Auth0 accepts the new secret, not before', async () => {
  services.refusals = 2;
  const set = jest.spyOn(services, 'setSecret');
  const accepts = jest.spyOn(services, 'accepts');

  const rotation = await run();

  expect(await Promise.all(accepts.mock.results.map(({ value }) => value as Promise<boolean>))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(set.mock.invocationCallOrder[0]).toBeGreaterThan(accepts.mock.invocationCallOrder.at(-1) ?? Infinity);
  expect(rotation).toMatchObject({ outcome: 'rotated', delay: expect.any(Number), gap: expect.any(Number) });
  if (rotation.outcome === 'rotated') expect(rotation.gap).toBeLessThan(rotation.delay);
});

test('reports if Auth0 accepts a wrong secret, because then the start of a new one is unknown', async () => {
  services.accepts = () => Promise.resolve(true);

  expect(await run()).toMatchObject({ outcome: 'rotated' });
  expect(previews).toMatchObject([{ isObserved: false }]);
});

test.each([
  ['no', { confirm: () => Promise.resolve(false) }, 'declined'],
  ['Ctrl-C', { confirm: () => Promise.resolve(undefined) }, 'interrupted'],
  ['an earlier Ctrl-C', { signal: AbortSignal.abort() }, 'interrupted'],
])('changes nothing after %s', async (_what, options, outcome) => {
  expect(await run(options)).toEqual({ outcome });
  expect(secrets()).toEqual(['first', 'first']);
});

test('finishes an interrupted rotation without another secret', async () => {
  services.fails.set = true;
  await expect(run()).rejects.toMatchObject({ code: 'ERR_ROTATION_UNFINISHED' });
  expect(secrets()).toEqual(['second', 'first']);
  services.fails.set = false;

  expect(await run()).toEqual({ outcome: 'finished' });

  expect(previews.at(-1)).toMatchObject({ isUnfinished: true });
  expect(secrets()).toEqual(['second', 'second']);
});

test('reports that nothing was changed if Auth0 refuses', async () => {
  services.fails.rotate = 'before';

  await expect(run()).rejects.toMatchObject({ code: 'ERR_ROTATION_REFUSED' });
  expect(secrets()).toEqual(['first', 'first']);
});

test('continues if the response of Auth0 is lost', async () => {
  services.fails.rotate = 'after';

  expect(await run()).toMatchObject({ outcome: 'rotated' });
  expect(secrets()).toEqual(['second', 'second']);
});
