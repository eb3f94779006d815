import { readPassword } from '../src/password';

const output = { progress: { write: () => true }, result: { write: () => true } };

describe(readPassword, () => {
  const { FEDERATION_PASSWORD: before } = process.env;
  afterEach(() => {
    if (before === undefined) delete process.env.FEDERATION_PASSWORD;
    else process.env.FEDERATION_PASSWORD = before;
  });

  test('takes it from the environment', async () => {
    process.env.FEDERATION_PASSWORD = 'secret';

    expect(await readPassword(output, 'ada')).toBe('secret');
  });

  test('says where to give it where nobody can be asked', async () => {
    delete process.env.FEDERATION_PASSWORD;

    await expect(readPassword(output, 'ada')).rejects.toMatchObject({ code: 'ERR_PASSWORD_MISSING' });
  });
});
