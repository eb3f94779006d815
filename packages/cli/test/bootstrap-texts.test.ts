import { nextSteps } from '../src/bootstrap-texts';
import type { Target } from '@auth0-cognito/delivery/bootstrap';

const TARGET = { environment: 'dev', repository: 'acme/auth0-cognito', branch: 'main' } as Target;
const ROLES = {
  plan: 'arn:aws:iam::1:role/github-acme-dev-plan',
  deploy: 'arn:aws:iam::1:role/github-acme-dev-deploy',
};

describe('nextSteps', () => {
  test('makes both environments of GitHub, with the role and the credentials of each', () => {
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

  test('binds deploys to the branch, and plans to it and to pull requests', () => {
    const refs = [...nextSteps(TARGET, ROLES).matchAll(/environments\/([a-z-]+)\/\S+ -f name=(\S+)/g)];

    expect(refs.map(([, environment, ref]) => [environment, ref])).toEqual([
      ['dev-plan', 'main'],
      ['dev-plan', "'refs/pull/*/merge'"],
      ['dev', 'main'],
    ]);
  });

  test('leaves the tenant to whoever administers it', () => {
    expect(nextSteps(TARGET, ROLES)).not.toContain('AUTH0');
  });

  test('quotes what a shell would take apart', () => {
    expect(nextSteps({ ...TARGET, branch: "a'b" }, ROLES)).toContain(`-f name='a'\\''b'`);
  });
});
