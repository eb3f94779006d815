import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { errorsPage, rulesPage } from '../../src/reference/pages';

const DOCS = resolve(__dirname, '../../../../docs');
const committed = (page: string) => readFileSync(join(DOCS, page), 'utf8');

describe('the generated reference', () => {
  test.each([
    ['errors.md', errorsPage],
    ['rules.md', rulesPage],
  ])('%s is up to date; otherwise run npm run generate', (page, made) => {
    expect(committed(page)).toBe(made());
  });

  test('contains the texts of a code, with its parameters in braces', () => {
    expect(errorsPage()).toContain(
      '### ERR_URL_NOT_CANONICAL\n\n- allowed: {canonical}, as browsers send it\n- fix: write {canonical}\n',
    );
  });

  test('contains the finding, severity, code and fix of a rule', () => {
    expect(rulesPage()).toMatch(
      /### implicit-flow\n\n- finding: .+\n- severity: high\n- code: ERR_POLICY_IMPLICIT_FLOW\n- fix: /,
    );
  });
});
