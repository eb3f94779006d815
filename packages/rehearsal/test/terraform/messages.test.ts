import { failureText } from '../../src/terraform/messages';

describe(failureText, () => {
  test('reports each error block of Terraform once, and no warnings', () => {
    const block = '╷\n│ Error: Error acquiring the state lock\n│ \n│ Who: me@here\n╵\n';
    const output = `Acquiring state lock.\n╷\n│ Warning: Deprecated\n╵\n${block}${block.replace(/^(?=.)/gm, 'dev  ')}`;

    expect(failureText(output)).toBe('Error: Error acquiring the state lock\n\nWho: me@here');
  });

  test('prints everything from the first error on if there are no frames', () => {
    expect(failureText('aws: Creating...\nError: no such zone\n\n  with aws_route53_record.A\n')).toBe(
      'Error: no such zone\n\n  with aws_route53_record.A',
    );
  });

  test('prints the last lines if there is no error', () => {
    expect(failureText('one\n\n\u001b[31mtwo\u001b[0m\n')).toBe('one\ntwo');
  });

  test.each([
    ['faults', `environment dev: 30 faults\n${'  ERR_X at app.url\n    received: 1\n    fix:      y\n'.repeat(300)}`],
    ['one fault', 'environment dev: 1 fault\n  ERR_X at app.url\n    received: 1'],
    [
      'an error of a tool',
      'ERR_SOURCE_INVALID: apps/dev/src/environment.ts:25:12: Expected identifier\n  fix: correct the line',
    ],
  ])('reports %s of an app in full', (_what, faults) => {
    expect(failureText(`npm notice\n${faults}\n`)).toBe(faults.trim());
  });

  test('shortens', () => {
    expect(failureText('x'.repeat(10_000)).length).toBeLessThan(2_100);
  });
});
