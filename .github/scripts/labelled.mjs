// Re-runs the run that waits for the label `deploy` on a merged pull request.
import { fail, variable } from './lib.mjs';

const api = `${variable('GITHUB_API_URL')}/repos/${variable('GITHUB_REPOSITORY')}/actions`;
const commit = variable('MERGE_COMMIT_SHA');
if (!/^[0-9a-f]{40}$/.test(commit)) fail('the pull request has no merge commit');

async function call(method, path) {
  const response = await fetch(api + path, {
    method,
    headers: { authorization: `Bearer ${variable('GITHUB_TOKEN')}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(30_000),
  }).catch((error) => fail(`GitHub does not respond: ${error.message}`));
  if (!response.ok) fail(`${method} ${path.split('?')[0]}: ${response.status}; start deploy.yml manually`);
  return response;
}

const runs = await call('GET', `/workflows/deploy.yml/runs?head_sha=${commit}&event=push&per_page=1`);
const [run] = (await runs.json()).workflow_runs;
if (!run) fail(`no run of deploy.yml for ${commit}; start it manually`);
if (run.status !== 'completed')
  fail(`run ${run.id} has not ended; if it does not use the label, remove the label and add it again after the run`);
await call('POST', `/runs/${run.id}/rerun`);
console.error(`run ${run.id} runs again`);
