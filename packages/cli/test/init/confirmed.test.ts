import { answerTo } from '../../src/init/confirmed';

const rejected = (name: string) => Promise.reject(Object.assign(new Error(name), { name }));

describe('the confirmation of init', () => {
  test.each([true, false])('takes the answer %s', async (answer) => {
    expect(await answerTo(Promise.resolve(answer))).toBe(answer);
  });

  test.each(['ExitPromptError', 'AbortPromptError'])('takes %s for no answer, not for a no', async (name) => {
    expect(await answerTo(rejected(name))).toBeUndefined();
  });

  test('fails with any other error', async () => {
    await expect(answerTo(rejected('TypeError'))).rejects.toThrow('TypeError');
  });
});
