import { shellWord } from '@auth0-cognito/contract';
import type { Roles, Target } from '@auth0-cognito/delivery/bootstrap';

const REVIEWER = `"$(gh api users/"\${REVIEWER:?set it to the login of a user who reviews deploys}" --jq .id)"`;
const REFS = '"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}';

/**
 * Creates a GitHub environment whose jobs run on certain refs only. With reviewers, no user may approve a job that they
 * started: without this, reviewers are no gate. The API replaces the complete protection, so one call sets everything.
 *
 * @see https://docs.github.com/en/rest/deployments/environments#create-or-update-an-environment
 */
function environmentLines(
  repository: string,
  { name, refs, isReviewed }: { readonly name: string; readonly refs: readonly string[]; readonly isReviewed: boolean },
): readonly string[] {
  const api = `gh api --silent -X`;
  const path = `repos/${repository}/environments/${name}`;
  const body = isReviewed
    ? `printf '{"prevent_self_review":true,"reviewers":[{"type":"User","id":%s}],${REFS}}' ${REVIEWER}`
    : `echo '{${REFS}}'`;
  return [
    `${body} | ${api} PUT ${path} --input -`,
    ...refs.map((ref) => `${api} POST ${path}/deployment-branch-policies -f name=${shellWord(ref)}`),
  ];
}

const deployHeading = (branch: string) => [
  `# deploys from ${branch}: first run REVIEWER=<login>, a user other than the one who deploys; add more users or teams in Settings, Environments`,
  '# if GitHub refuses reviewers (a private repository on a plan without them), remove "prevent_self_review" and "reviewers"',
];

/**
 * The remaining steps on GitHub, as shell commands. Secrets are piped from Terraform's output to GitHub, so they are not
 * printed, not written to a file, and not in the process list.
 *
 * @param terraform - the program, and the folder of the stack with the secrets, if it was bootstrapped
 */
export function nextSteps(
  { environment, repository, branch }: Target,
  roles: Roles,
  terraform?: { readonly binary: string; readonly folder: string },
): string {
  const output = (name: string) =>
    `${shellWord(terraform?.binary ?? '')} -chdir=${shellWord(terraform?.folder ?? '')} output -raw ${name}`;
  const jobs = [
    { role: 'plan', name: `${environment}-plan`, refs: [branch, 'refs/pull/*/merge'], arn: roles.plan },
    { role: 'deploy', name: environment, refs: [branch], arn: roles.deploy },
  ];
  const lines = jobs.flatMap(({ role, name, refs, arn }) => {
    const here = `--repo ${shellWord(repository)} --env ${shellWord(name)}`;
    return [
      ...(role === 'plan' ? ['# plans of pull requests'] : deployHeading(branch)),
      ...environmentLines(repository, { name, refs, isReviewed: role === 'deploy' }),
      `gh variable set AWS_ROLE_ARN ${here} --body ${shellWord(arn)}`,
      ...(terraform
        ? [
            `${output(`${role}_client_id`)} | gh secret set AUTH0_CLIENT_ID ${here}`,
            `${output(`${role}_client_secret`)} | gh secret set AUTH0_CLIENT_SECRET ${here}`,
          ]
        : []),
    ];
  });
  return `${lines.join('\n')}\n`;
}
