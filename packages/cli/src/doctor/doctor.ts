import { FaultError, planJobsOf } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { openReader } from '../github/reader';
import { checkAuth0 } from './auth0';
import { checkAws } from './aws';
import { guarded, findingOf, unansweredFinding } from './finding';
import type { About, Area, Finding } from './finding';
import { checkRepository } from './github';
import { checkGitHubEnvironments } from './github-environment';
import { checkMachine } from './machine';
import { readAccounts, readEnvironment } from './values';
import type { AccountsValues, Role } from './values';

/** What to check. */
export interface Question {
  readonly checkout: string;
  /** Empty for a check of the machine only. */
  readonly environments: readonly string[];
  readonly areas: readonly Area[];
  readonly role: Role;
}

/** The repository on GitHub, which is read before its environments are checked. */
interface Repository {
  readonly findings: readonly Finding[];
  /** Undefined if bootstrap cannot be synthesized. */
  readonly accounts?: AccountsValues;
  /** Why the repository cannot be read. */
  readonly unreadable?: Fault;
}

async function lookAtRepository(checkout: string, variables: NodeJS.ProcessEnv): Promise<Repository> {
  try {
    const accounts = await readAccounts(checkout);
    return { accounts, ...(await checkRepository(openReader(accounts.repository, variables), accounts)) };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { findings: [findingOf({ area: 'github', title: 'accounts of bootstrap' }, error.faults)] };
  }
}

/** Checks an environment, by its Terraform JSON. */
async function checkEnvironment(
  { checkout, areas, role }: Question,
  environment: string,
  repository: Promise<Repository> | undefined,
  variables: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  const [area = 'aws'] = areas.filter((each) => each !== 'machine');
  return guarded({ area, environment, title: `values of ${environment}` }, async () => {
    const { values, json } = await readEnvironment(checkout, environment);
    const clouds = await Promise.all([
      areas.includes('aws') ? checkAws(values, role) : [],
      areas.includes('auth0') ? checkAuth0(values, role, variables) : [],
    ]);
    const { accounts, unreadable } = (await repository) ?? {};
    if (!accounts) return clouds.flat();
    const about = (title: string): About => ({ area: 'github', environment, title });
    const github = unreadable
      ? [unansweredFinding(about(`GitHub environments ${planJobsOf(environment)} and ${environment}`), unreadable)]
      : await checkGitHubEnvironments(openReader(accounts.repository, variables), accounts, values);
    return [
      ...clouds.flat(),
      findingOf(about('accounts.ts and environment.ts match'), accounts.faultsOf(environment, json)),
      ...github,
    ];
  });
}

/**
 * Checks the machine, the credentials and the settings on GitHub. Changes nothing. Each check has a timeout.
 *
 * @param onFinding - called with each finding, in the order of the report
 */
export async function doctor(
  question: Question,
  onFinding: (finding: Finding) => void,
  variables = process.env,
): Promise<readonly Finding[]> {
  const { checkout, environments, areas } = question;
  const repository = areas.includes('github') ? lookAtRepository(checkout, variables) : undefined;
  const checks = [
    ...(areas.includes('machine') ? [checkMachine(checkout, variables)] : []),
    ...(repository ? [repository.then(({ findings }) => findings)] : []),
    ...environments.map((environment) => checkEnvironment(question, environment, repository, variables)),
  ];
  // All checks run at once. An error of a check is thrown in its turn.
  for (const check of checks) check.catch(() => undefined);
  const findings: Finding[] = [];
  for (const check of checks) {
    for (const finding of await check) {
      findings.push(finding);
      onFinding(finding);
    }
  }
  return findings;
}
