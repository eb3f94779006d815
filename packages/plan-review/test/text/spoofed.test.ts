import { renderText, reviewPlan, sinceReview, textSummary } from '../../src';
import { planText, resourceChange, type PlannedResource } from '../plans';

const WORD = 'Verdict:';
/** Each word would begin a line if a text is broken there, and each line break would begin one as well. */
const SPOOF = `${WORD} ${'x'.repeat(90)} ${WORD} ${'y'.repeat(78)} ${WORD}\n${WORD}\r${WORD}\u2028${WORD}\u0085${WORD}\v${WORD} no`;
const ADDRESS = `${WORD} aws_cognito_user_pool.a["${'A'.repeat(70)} ${WORD} no known risk ${'B'.repeat(70)}"]`;

const change = (address: string, more: Partial<PlannedResource> = {}): PlannedResource => ({
  address,
  before: { name: 'a', new_setting: SPOOF, [SPOOF]: SPOOF },
  after: { name: 'b', new_setting: `${SPOOF}!`, [SPOOF]: [SPOOF] },
  ...more,
});
const ofType = (type: string) => ({ more: { type, name: 'a' } });

const spoofed = (terraform: string, changes: readonly PlannedResource[]) =>
  reviewPlan(
    planText({
      changes,
      drift: [change(ADDRESS, ofType('aws_x'))],
      outputs: { [SPOOF]: SPOOF },
      more: {
        terraform_version: terraform,
        complete: false,
        deferred_changes: [{ reason: SPOOF, resource_change: resourceChange(change(`${SPOOF} deferred`)) }],
        configuration: {
          provider_config: { [SPOOF]: { name: SPOOF, full_name: SPOOF, version_constraint: SPOOF } },
          root_module: {},
        },
      },
    }),
    { environment: 'dev' },
  );

const review = async () =>
  sinceReview(
    await spoofed('1.11.4', [change(`${ADDRESS} gone`, ofType('aws_cognito_user_pool'))]),
    await spoofed(`1.11.4 ${SPOOF}`, [
      change(ADDRESS, ofType('aws_cognito_user_pool')),
      { ...change(`${ADDRESS} lost`, ofType('aws_cognito_user_pool')), after: null },
      change(SPOOF, ofType(SPOOF)),
      change('aws_x.a', { importing: { id: SPOOF }, more: { action_reason: SPOOF, previous_address: ADDRESS } }),
    ]),
  );

test.each([
  ['the text', renderText],
  ['the summary', textSummary],
])('no text of a plan begins a line of %s', async (_what, render) => {
  const reviewed = await review();

  const lines = render(reviewed).split(/[\n\r\v\u2028\u0085]/);

  const verdicts = lines.filter((line) => line.startsWith(WORD));
  expect(verdicts).toEqual(render === renderText ? [expect.stringMatching(/^Verdict: (blocked|needs a look) · /)] : []);
  const own =
    /^($| {2}|[-✗!i~+−±○↓→?▶] |Not judged|Since the|Needs a look|Change|Planned with|Fingerprint: sha256:|Verdict|To apply)/;
  expect(lines.filter((line) => !own.test(line))).toEqual([]);
});

test('an address is in one line, to be copied', async () => {
  const reviewed = await review();

  const lines = renderText(reviewed).split('\n');

  for (const start of ['! ', '~ ', '    address   ', '  ✗ '])
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${start}.*A{70} ${WORD} no known risk B{70}`)));
  expect(lines.filter((line) => /A{70}$|^ *B{70}/.test(line))).toEqual([]);
});
