import { StepRecorder } from '../src/step-recorder';

describe(StepRecorder, () => {
  test('times what succeeds, what fails, and what did not hold', async () => {
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
});
