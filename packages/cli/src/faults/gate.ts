import { defineFaults } from '@auth0-cognito/contract';

const LATEST = (environment: string) =>
  `gh workflow run deploy.yml -f environment=${environment} plans and reviews the head of the branch`;

/** Faults of the gate before an apply. */
export const gateFaults = defineFaults({
  ERR_GATE_SUPERSEDED: ({ path, commit, at, by }: { path: string; commit: string; at: string; by: string }) => ({
    received: `a later commit, ${commit}, was deployed to ${path} at ${at} (recorded by ${by})`,
    allowed: 'a commit after which no later commit of the branch was deployed to the environment',
    fix: `deploy the latest commit: ${LATEST(path)}; to restore an earlier state, revert the later commit in a pull request`,
  }),
  ERR_GATE_COMMIT_GONE: ({ branch }: { branch: string }) => ({
    received: `a commit that ${branch} no longer contains, as after a force-push`,
    allowed: `a commit of ${branch}`,
    fix: `deploy the latest commit: ${LATEST('<environment>')}`,
  }),
  ERR_GATE_APPROVAL_USED: ({ commit, at }: { commit: string; at: string }) => ({
    received: `an apply of ${commit} started at ${at}, after this review was approved`,
    allowed: 'one apply for each approval',
    fix: 'choose "Re-run all jobs", which plans and reviews again and needs another approval; "Re-run failed jobs" uses the old review',
  }),
});
