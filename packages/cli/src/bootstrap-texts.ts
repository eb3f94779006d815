import type { Roles, Target } from '@auth0-cognito/delivery/bootstrap';

/** A word for a shell, quoted where it has to be. */
const quoted = (word: string) => (/^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Makes a GitHub environment whose jobs run on certain refs only. */
function environmentLines(repository: string, environment: string, refs: readonly string[]): readonly string[] {
  const api = `gh api --silent -X`;
  const path = `repos/${repository}/environments/${environment}`;
  const policy = '{"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}';
  return [
    `echo '${policy}' | ${api} PUT ${path} --input -`,
    ...refs.map((ref) => `${api} POST ${path}/deployment-branch-policies -f name=${quoted(ref)}`),
  ];
}

/**
 * What is left to do on GitHub, as commands for a shell. A secret goes from Terraform's output into GitHub by a pipe: it is on no
 * screen, in no file, and in no list of processes.
 *
 * @param terraform - the program, and the folder of the stack with the secrets, where it was bootstrapped
 */
export function nextSteps(
  { environment, repository, branch }: Target,
  roles: Roles,
  terraform?: { readonly binary: string; readonly folder: string },
): string {
  const output = (name: string) =>
    `${quoted(terraform?.binary ?? '')} -chdir=${quoted(terraform?.folder ?? '')} output -raw ${name}`;
  const jobs = [
    { role: 'plan', name: `${environment}-plan`, refs: [branch, 'refs/pull/*/merge'], arn: roles.plan },
    { role: 'deploy', name: environment, refs: [branch], arn: roles.deploy },
  ];
  const lines = jobs.flatMap(({ role, name, refs, arn }) => {
    const here = `--repo ${quoted(repository)} --env ${quoted(name)}`;
    return [
      `# ${role === 'plan' ? 'plans of pull requests' : `deploys from ${branch}: add required reviewers in its settings`}`,
      ...environmentLines(repository, name, refs),
      `gh variable set AWS_ROLE_ARN ${here} --body ${quoted(arn)}`,
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
