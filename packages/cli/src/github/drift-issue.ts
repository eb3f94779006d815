import { countsOf, countText, divergenceIn, MAX_COMMENT_LENGTH, renderMarkdown } from '@auth0-cognito/plan-review';
import type { NextApply, Review } from '@auth0-cognito/plan-review';
import { gitHubError, asGitHubFault } from './connection';
import { fault } from '../faults';
import type { GitHub } from './connection';
import { beginsWith, upsertOne, undefinedIfMissing } from './own-texts';
import type { GitHubText, TextStore } from './own-texts';

/** Label of the issues about drift, by which they are listed. */
export const DRIFT_LABEL = 'federation-drift';

const needs = 'issues: write';

const driftMarker = (environment: string) => `<!-- federation-drift ${environment} -->`;

interface Issue {
  readonly number: number;
  readonly body?: string | null;
  readonly html_url: string;
  readonly updated_at: string;
}
const own = ({ number, body, html_url: url, updated_at: updatedAt }: Issue): GitHubText => ({
  id: number,
  body: body ?? '',
  url,
  updatedAt,
});

/** The open issues about drift of an environment that this token wrote. */
function driftIssueStore({ client, at, me }: GitHub, environment: string): TextStore {
  const marker = driftMarker(environment);
  return {
    holds: 'issue',
    list: () =>
      asGitHubFault({ doing: `list the issues about drift of ${environment}`, needs }, async () => {
        const requested = { ...at, labels: DRIFT_LABEL, state: 'open', per_page: 100 } as const;
        const issues = await client.paginate('GET /repos/{owner}/{repo}/issues', requested);
        return issues
          .filter(({ user, body, pull_request }) => !pull_request && user?.login === me && beginsWith(body, marker))
          .map(own);
      }),
    create: async (body) => {
      const call = { doing: `open an issue on drift of ${environment}`, needs };
      const { data } = await asGitHubFault(call, () => {
        const title = `Drift: ${environment} differs from main`;
        return client.request('POST /repos/{owner}/{repo}/issues', { ...at, title, body, labels: [DRIFT_LABEL] });
      });
      // Without the label, later runs would not find it and would open further issues.
      const isLabelled = data.labels.some((label) => (typeof label === 'string' ? label : label.name) === DRIFT_LABEL);
      if (!isLabelled) {
        await close({ client, at }, data.number, 'not_planned');
        throw gitHubError(
          call.doing,
          fault.ERR_GITHUB_LABEL_DROPPED({ path: call.doing, needs: call.needs, label: DRIFT_LABEL }),
        );
      }
      return own(data);
    },
    update: (id, body) =>
      asGitHubFault({ doing: `update issue ${id}`, needs }, async () => {
        const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
        const response = await undefinedIfMissing(() => client.request(route, { ...at, issue_number: id, body }));
        return response && own(response.data);
      }),
    remove: (id) => close({ client, at }, id, 'not_planned'),
  };
}

const close = ({ client, at }: Pick<GitHub, 'client' | 'at'>, id: number, reason: 'completed' | 'not_planned') =>
  asGitHubFault({ doing: `close issue ${id}`, needs }, async () => {
    const change = { ...at, issue_number: id, state: 'closed', state_reason: reason } as const;
    await undefinedIfMissing(() => client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', change));
  });

/** Result of an update of the issue. `none`: there is no issue, and no difference. */
export interface DriftIssueUpdate {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'closed' | 'none';
  readonly url?: string;
}

function driftBody(review: Review): string {
  const { drift, pending } = divergenceIn(review);
  const next = (which: NextApply) => drift.filter((each) => each.next === which).length;
  const intro = [
    driftMarker(review.environment),
    `\`${review.environment}\` differs from main:`,
    '',
    `- changed outside Terraform: **${drift.length}**. The next apply reverts ${next('reverts')}, recreates ${next('recreates')} and keeps ${next('keeps')}.`,
    `- changed in main and not applied: **${countText(countsOf(pending))}**.`,
    '',
    'Each scheduled plan updates this issue; the first one that finds no difference closes it.',
    '',
    '',
  ].join('\n');
  return intro + renderMarkdown(review, { limit: MAX_COMMENT_LENGTH - intro.length });
}

/** Opens, updates or closes the one issue about an environment that differs from main. */
export async function updateDriftIssue(github: GitHub, review: Review): Promise<DriftIssueUpdate> {
  const shelf = driftIssueStore(github, review.environment);
  const { drift, pending } = divergenceIn(review);
  if (drift.length + pending.length > 0) return upsertOne(github, shelf, driftBody(review));
  const open = await shelf.list();
  for (const { id } of open) await close(github, id, 'completed');
  return open[0] ? { outcome: 'closed', url: open[0].url } : { outcome: 'none' };
}
