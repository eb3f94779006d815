import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextSteps } from '../src/bootstrap-texts';
import type { Target } from '@auth0-cognito/delivery/bootstrap';

const TARGET = { environment: 'dev', repository: 'acme/auth0-cognito', branch: 'main' } as Target;
const ROLES = {
  plan: 'arn:aws:iam::1:role/github-acme-dev-plan',
  deploy: 'arn:aws:iam::1:role/github-acme-dev-deploy',
};

describe('nextSteps', () => {
  test('creates both GitHub environments with the role and the credentials of each', () => {
    const steps = nextSteps(TARGET, ROLES, { binary: 'terraform', folder: '/a/b c' });

    expect(steps.split('\n').filter((line) => !line.startsWith('#') && !line.includes('gh api'))).toEqual([
      'gh variable set AWS_ROLE_ARN --repo acme/auth0-cognito --env dev-plan --body arn:aws:iam::1:role/github-acme-dev-plan',
      "terraform -chdir='/a/b c' output -raw plan_client_id | gh secret set AUTH0_CLIENT_ID --repo acme/auth0-cognito --env dev-plan",
      "terraform -chdir='/a/b c' output -raw plan_client_secret | gh secret set AUTH0_CLIENT_SECRET --repo acme/auth0-cognito --env dev-plan",
      'gh variable set AWS_ROLE_ARN --repo acme/auth0-cognito --env dev --body arn:aws:iam::1:role/github-acme-dev-deploy',
      "terraform -chdir='/a/b c' output -raw deploy_client_id | gh secret set AUTH0_CLIENT_ID --repo acme/auth0-cognito --env dev",
      "terraform -chdir='/a/b c' output -raw deploy_client_secret | gh secret set AUTH0_CLIENT_SECRET --repo acme/auth0-cognito --env dev",
      '',
    ]);
  });

  test('binds deploy roles to the branch, and plan roles to the branch and to pull requests', () => {
    const refs = [...nextSteps(TARGET, ROLES).matchAll(/environments\/([a-z-]+)\/\S+ -f name=(\S+)/g)];

    expect(refs.map(([, environment, ref]) => [environment, ref])).toEqual([
      ['dev-plan', 'main'],
      ['dev-plan', "'refs/pull/*/merge'"],
      ['dev', 'main'],
    ]);
  });

  describe('the printed commands, run by a shell,', () => {
    /** A `gh` that records its input and knows the ID of one user. */
    const GH = `#!/bin/sh
case "$*" in
  *users/ann*) echo 42 ;;
  *users/*) exit 1 ;;
  *PUT*) printf '%s %s\\n' "$5" "$(cat)" >> "$GH_CALLS" ;;
esac
`;
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'gh-'));
      writeFileSync(join(folder, 'gh'), GH);
      chmodSync(join(folder, 'gh'), 0o755);
      writeFileSync(join(folder, 'calls'), '');
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Bodies of the calls that set the protection, by environment. */
    function protections(variables: NodeJS.ProcessEnv) {
      const env = { PATH: `${folder}:${process.env.PATH}`, GH_CALLS: join(folder, 'calls'), ...variables };
      execFileSync('sh', ['-s'], { input: nextSteps(TARGET, ROLES), env, stdio: ['pipe', 'ignore', 'ignore'] });
      const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
      return calls.map((call) => [/environments\/(\S+)/.exec(call)?.[1], call.slice(call.indexOf('{'))] as const);
    }
    const refs = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };

    test('require a reviewer of deploys who is not the user that started the job', () => {
      const set = protections({ REVIEWER: 'ann' }).map(([name, body]) => [name, JSON.parse(body) as unknown]);

      expect(set).toEqual([
        ['dev-plan', refs],
        ['dev', { ...refs, prevent_self_review: true, reviewers: [{ type: 'User', id: 42 }] }],
      ]);
    });

    test('set no protection without a reviewer, because GitHub refuses the body', () => {
      const [, [, body = ''] = []] = protections({});

      expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
    });
  });

  test('leaves the tenant to its administrators', () => {
    expect(nextSteps(TARGET, ROLES)).not.toContain('AUTH0');
  });

  test('quotes special characters of a shell', () => {
    expect(nextSteps({ ...TARGET, branch: "a'b" }, ROLES)).toContain(`-f name='a'\\''b'`);
  });
});
