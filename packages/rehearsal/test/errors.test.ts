import { synthesisFailed } from '../src/errors';

describe('a synthesis that failed', () => {
  test('shows the faults of the app to the right of its own labels', () => {
    const { message } = synthesisFailed('dev', 'environment dev: 1 fault\n  ERR_X at app.url\n    fix:      use https');

    expect(message.split('\n').slice(1)).toEqual([
      '  ERR_SYNTH_FAILED at apps/dev',
      '    received: ',
      '      environment dev: 1 fault',
      '        ERR_X at app.url',
      '          fix:      use https',
      expect.stringMatching(/^ {4}allowed: {2}/),
      expect.stringMatching(/^ {4}fix: {6}/),
    ]);
  });
});
