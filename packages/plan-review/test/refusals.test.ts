import { gzipSync } from 'node:zlib';
import { FaultError } from '@auth0-cognito/contract';
import { reviewPlan, type ReviewOptions } from '../src';
import { inPieces, planText } from './plans';

async function codeOf(text: string | AsyncIterable<Uint8Array>, options: Partial<ReviewOptions> = {}): Promise<string> {
  try {
    await reviewPlan(text, { environment: 'dev', ...options });
  } catch (error) {
    if (error instanceof FaultError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('reviewPlan', () => {
  test.each([
    ['', 'ERR_PLAN_EMPTY'],
    ['Error: Saved plan is stale', 'ERR_PLAN_NOT_JSON'],
    [planText().slice(0, -20), 'ERR_PLAN_TRUNCATED'],
    [planText({ more: { format_version: '2.0' } }), 'ERR_PLAN_FORMAT_VERSION'],
    [planText({ more: { format_version: '0.2' } }), 'ERR_PLAN_FORMAT_OLD'],
    [planText({ more: { format_version: 1 } }), 'ERR_PLAN_FORMAT_VERSION'],
    [`terraform show -json plan.tfplan\n${planText()}`, 'ERR_PLAN_PREFIXED'],
    ['{"plan_format_version":"0.2","resource_changes":[]}', 'ERR_PLAN_REDACTED'],
    ['{"format_version":"1.0","terraform_version":"1.11.4","values":{}}', 'ERR_PLAN_NOT_A_PLAN'],
    ['{"@level":"info","type":"version"}', 'ERR_PLAN_NOT_A_PLAN'],
    ['{}', 'ERR_PLAN_NOT_A_PLAN'],
    [planText({ more: { resource_changes: { address: 'a' } } }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { resource_changes: null } }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { resource_changes: [1] } }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { resource_changes: [{ type: 'aws_x' }] } }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { resource_changes: [{ address: 'aws_x.a', type: 'aws_x' }] } }), 'ERR_PLAN_SHAPE'],
    [planText({ changes: [{ address: 'aws_x.a', actions: [] }] }), 'ERR_PLAN_SHAPE'],
    [planText({ changes: [{ address: 'aws_x.a', actions: ['obliterate'] }] }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { errored: 'no' } }), 'ERR_PLAN_SHAPE'],
    [planText({ more: { output_changes: { a: 1 } } }), 'ERR_PLAN_SHAPE'],
  ])('refuses %.60j', async (text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  test.each([
    ['gzip', gzipSync(planText()), 'ERR_PLAN_COMPRESSED'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${planText()}`, 'utf16le'), 'ERR_PLAN_UTF_16'],
    ['UTF-16 without a byte order mark', Buffer.from(planText(), 'utf16le'), 'ERR_PLAN_UTF_16'],
    ['big-endian UTF-16', Buffer.from(planText(), 'utf16le').swap16(), 'ERR_PLAN_UTF_16'],
    [
      'big-endian UTF-16 with a byte order mark',
      Buffer.from(`\ufeff${planText()}`, 'utf16le').swap16(),
      'ERR_PLAN_UTF_16',
    ],
    ['a saved plan file', Buffer.from('PK\u0003\u0004'), 'ERR_PLAN_BINARY'],
  ])('refuses %s and reports the format', async (_, bytes, code) => {
    expect(await codeOf(inPieces(bytes, 16))).toBe(code);
  });

  test.each([
    [{ environment: 'a b' }, 'ERR_REVIEW_ENVIRONMENT'],
    [{ environment: '--> <script>' }, 'ERR_REVIEW_ENVIRONMENT'],
    [{ commit: 'main' }, 'ERR_REVIEW_COMMIT'],
    [{ runUrl: 'javascript:alert(1)' }, 'ERR_REVIEW_RUN_URL'],
    [{ runUrl: 'https://a.test/) [x](https://evil.test' }, 'ERR_REVIEW_RUN_URL'],
  ])('refuses the option %j', async (options, code) => {
    expect(await codeOf(planText(), options)).toBe(code);
  });
});
