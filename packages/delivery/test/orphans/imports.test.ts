import { ambiguousImports, importBlocks, requireOneEach } from '../../src/orphans/imports';
import { resolved } from '../../src/orphans/orphan';

const orphan = (address: string, id: string) => ({
  address,
  kind: 'user pool "acme-dev"',
  id,
  deletion: `delete ${id}`,
});
const POOL = 'aws_cognito_user_pool.Users';

describe('importBlocks', () => {
  test('are valid for Terraform with any ID', () => {
    const blocks = importBlocks([orphan(POOL, 'pool-1'), orphan('aws_iam_role.Role', 'a"b')]);

    expect(blocks).toBe(
      `import {\n  to = ${POOL}\n  id = "pool-1"\n}\n\nimport {\n  to = aws_iam_role.Role\n  id = "a\\"b"\n}\n`,
    );
  });
});

test('only an address with several objects is ambiguous', () => {
  const found = [orphan(POOL, 'one'), orphan(POOL, 'two'), orphan('auth0_client.App', 'app')];

  expect(ambiguousImports(found).map(({ path }) => path)).toEqual([POOL]);
});

describe('requireOneEach', () => {
  test('accepts one object for an address', () => {
    expect(() => requireOneEach('dev', [orphan(POOL, 'pool-1'), orphan('auth0_client.App', 'app-1')])).not.toThrow();
  });

  test('lists all objects of all ambiguous addresses at once', () => {
    const twice = [POOL, 'auth0_client.App'].flatMap((address) => [orphan(address, 'one'), orphan(address, 'two')]);

    expect(() => requireOneEach('dev', twice)).toThrow(
      expect.objectContaining({
        faults: [
          expect.objectContaining({
            code: 'ERR_IMPORT_AMBIGUOUS',
            path: POOL,
            received: expect.stringContaining('two'),
            fix: expect.stringMatching(/: delete one; delete two$/),
          }),
          expect.objectContaining({ code: 'ERR_IMPORT_AMBIGUOUS', path: 'auth0_client.App' }),
        ],
      }),
    );
  });
});

describe('resolved', () => {
  const ids = new Map([[POOL, 'pool-1']]);

  test.each([
    ['plain', 'plain'],
    [`\${${POOL}.id}`, 'pool-1'],
    [`{"aud":"\${${POOL}.id}"}`, '{"aud":"pool-1"}'],
    ['${aws_iam_role.Unknown.name}', undefined],
    ['${tolist(aws_acm_certificate.C.options).0.name}', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('returns for %j with known IDs: %j', (text, expected) => {
    expect(resolved(text, ids)).toBe(expected);
  });
});
