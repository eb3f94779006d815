import { failureText } from '../../src/terraform/messages';

describe(failureText, () => {
  test("tells Terraform's error blocks, once, and no warnings", () => {
    const block = '╷\n│ Error: Error acquiring the state lock\n│ \n│ Who: me@here\n╵\n';
    const output = `Acquiring state lock.\n╷\n│ Warning: Deprecated\n╵\n${block}${block.replace(/^(?=.)/gm, 'dev  ')}`;

    expect(failureText(output)).toBe('Error: Error acquiring the state lock\n\nWho: me@here');
  });

  test('tells everything from the first error on where there are no frames', () => {
    expect(failureText('aws: Creating...\nError: no such zone\n\n  with aws_route53_record.A\n')).toBe(
      'Error: no such zone\n\n  with aws_route53_record.A',
    );
  });

  test('tells the last lines where there is no error', () => {
    expect(failureText('one\n\n\u001b[31mtwo\u001b[0m\n')).toBe('one\ntwo');
  });

  test('shortens', () => {
    expect(failureText('x'.repeat(10_000)).length).toBeLessThan(2_100);
  });
});
