import { FaultError } from '@auth0-cognito/contract';

import { fault } from '../src/faults';

describe('a synthesis that failed', () => {
  test('shows the faults of the app indented below the labels of the command’s error', () => {
    const said = 'environment dev: 1 fault\n  ERR_X at app.url\n    fix:      use https';
    const { message } = new FaultError('synthesis of dev', [
      fault.ERR_SYNTH_FAILED({ environment: 'dev', message: said }),
    ]);

    expect(message.split('\n').slice(1)).toEqual([
      '  ERR_SYNTH_FAILED at apps/dev',
      '    received:',
      '      environment dev: 1 fault',
      '        ERR_X at app.url',
      '          fix:      use https',
      expect.stringMatching(/^ {4}allowed: {2}/),
      expect.stringMatching(/^ {4}fix: {6}/),
    ]);
  });
});
