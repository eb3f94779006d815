import { StepRecorder } from '../src/step-recorder';

describe(StepRecorder, () => {
  test('records the duration and the result of a step that passes, fails, or has failed checks', async () => {
    const events: unknown[] = [];
    const recorder = new StepRecorder((event) => events.push(event));

    await recorder.run('good', () => Promise.resolve(1));
    await recorder.run(
      'not held',
      () => Promise.resolve(1),
      (value) => value === 2,
    );
    await expect(recorder.run('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(recorder.steps).toEqual([
      { name: 'good', ok: true, seconds: expect.any(Number) },
      { name: 'not held', ok: false, seconds: expect.any(Number) },
      { name: 'bad', ok: false, seconds: expect.any(Number) },
    ]);
    expect(events).toHaveLength(6);
  });

  describe('that was interrupted', () => {
    test.each([
      ['fails of it', () => Promise.reject(new Error('Error acquiring the state lock'))],
      ['succeeds nevertheless', () => Promise.resolve(1)],
    ])('reports the interruption if a step %s, and starts no other', async (_how, end) => {
      const controller = new AbortController();
      const recorder = new StepRecorder(undefined, controller.signal);

      const interrupted = recorder.run('plan again', () => {
        controller.abort();
        return end();
      });

      await expect(interrupted).rejects.toMatchObject({ code: 'ERR_INTERRUPTED' });
      await expect(recorder.run('next', () => Promise.resolve(1))).rejects.toMatchObject({ code: 'ERR_INTERRUPTED' });
      expect(recorder.steps).toEqual([{ name: 'plan again', ok: false, seconds: expect.any(Number) }]);
    });
  });
});
