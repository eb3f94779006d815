// Decides whether the current plan of main may continue to the gate of the environment. With a gate, it may be the reviewed
// plan or a new one, which the required reviewers see in this run. Without a gate, it must be the reviewed plan, requested by a
// label or a manual run.
import { readFileSync, writeFileSync } from 'node:fs';
import { environment, FEDERATION, fail, must, optional, output, reviewed, summary, variable, warn } from './lib.mjs';

const name = environment();
const [review] = JSON.parse(readFileSync(reviewed(`${name}.json`), 'utf8')).reviews;
const commit = variable('GITHUB_SHA');
const requested = optional('REVIEWED');
if (requested && !/^sha256:[0-9a-f]{64}$/.test(requested))
  fail('the reviewed fingerprint must be sha256: and 64 hexadecimal digits');
const run = variable('GITHUB_RUN_ID');
const approval = JSON.parse(
  await must(FEDERATION, ['ci', 'approval', name, '--commit', commit, '--run', run], { takesOutput: true }),
);

const { fingerprint, stage, status, changes } = review;
const isReviewed = approval.fingerprint === fingerprint;
const pull = approval.pullRequest === null ? 'no pull request' : `#${approval.pullRequest}`;

function decide() {
  // First, because the reviewed plan of an outdated commit would undo later changes.
  if (approval.superseded) return { decision: 'superseded', why: approval.superseded };
  if (changes.length === 0) return { decision: 'unchanged', why: 'nothing to apply' };
  if (status === 'blocked') {
    const line = `add the line that this review shows to apps/${name}/acknowledgements.txt in a pull request; its merge starts a new run`;
    return { decision: 'stopped', why: `a critical risk is not acknowledged; if it is intended, ${line}` };
  }
  if (approval.hasReviewers)
    return { decision: 'apply', why: `the required reviewers of the GitHub environment ${name} decide` };
  const missing = approval.hasSelfReview
    ? 'has reviewers who may approve their own run ("Prevent self-review" is off)'
    : "has no required reviewers (private repositories have them on some of GitHub's plans only)";
  const noGate = `the GitHub environment ${name} ${missing}, so a single user could deploy`;
  const start = `gh workflow run deploy.yml -f environment=${name} -f reviewed=${fingerprint}`;
  if (requested && approval.isUsed) {
    const used = 'this run has used its approval for an apply';
    return { decision: 'stopped', why: `${noGate}, and ${used}. To apply this plan, run: ${start}` };
  }
  if (requested) {
    return requested === fingerprint
      ? { decision: 'apply', why: `${noGate}; the run was started manually for this plan` }
      : {
          decision: 'stopped',
          why: `the run was started manually for another plan: ${requested}. To apply this plan, run: ${start}`,
        };
  }
  if (isReviewed && approval.labelledBy)
    return { decision: 'apply', why: `${noGate}; ${approval.labelledBy} added the label deploy` };
  const again = approval.lastApply > 0 ? ' again: an apply has used it' : '';
  const label = isReviewed ? `add the label deploy to ${pull}${again}, which re-runs this run, or ` : '';
  const gate = 'If you set required reviewers instead, choose "Re-run all jobs"';
  return { decision: 'stopped', why: `${noGate}. To apply it, ${label}run: ${start}. ${gate}` };
}

const { decision, why } = decide();
const compared = isReviewed
  ? `It is the plan that was reviewed in ${pull}.`
  : approval.fingerprint === null
    ? `No earlier review of a plan of ${name} exists (${pull}).`
    : `**It is not the plan that was reviewed in ${pull}**, which was ${approval.fingerprint}. It changes: ` +
      (changes
        .map(({ address, actions }) => `\`${address.replaceAll('`', '')}\` ${actions.join(' and ')}`)
        .slice(0, 50)
        .join('; ') || 'nothing') +
      '. This review replaces it.';
const TITLES = {
  apply: 'to be applied',
  unchanged: 'nothing to apply',
  stopped: 'not applied',
  superseded: 'superseded, not applied',
};
await summary(`### ${name}: ${TITLES[decision]}\n\n${compared}\n\n${why}\n\nFingerprint: \`${fingerprint}\``);
if (['stopped', 'superseded'].includes(decision)) warn(`${name} is not applied: ${why}`);
writeFileSync(
  reviewed(`${name}.decision.json`),
  JSON.stringify({
    environment: name,
    stage,
    decision,
    why,
    fingerprint,
    pullRequest: approval.pullRequest,
    lastApply: approval.lastApply,
    base: optional('BASE_SHA') ?? null,
  }),
);
// A commit that changes nothing here counts as deployed: an older commit would undo that.
output('unchanged', String(decision === 'unchanged' && approval.lastApply === 0));
const isNew = !isReviewed && changes.length > 0 && decision !== 'superseded';
output('differs', String(isNew && approval.pullRequest !== null));
output('pull-request', approval.pullRequest === null ? '' : String(approval.pullRequest));
