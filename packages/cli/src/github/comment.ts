import { commentMarker, fingerprintInComment } from '@auth0-cognito/plan-review';
import { asGitHubFault } from './connection';
import type { GitHub } from './connection';
import { beginsWith, undefinedIfMissing } from './own-texts';
import type { GitHubText, TextStore } from './own-texts';

const needs = 'pull-requests: write';

interface Comment {
  readonly id: number | bigint;
  readonly body?: string | null;
  readonly html_url: string;
  readonly updated_at: string;
}
const own = ({ id, body, html_url: url, updated_at: updatedAt }: Comment): GitHubText => ({
  id: Number(id),
  body: body ?? '',
  url,
  updatedAt,
});

/** The comments of a pull request with the plan of an environment that this token wrote. */
export function commentStore({ client, at, me }: GitHub, pullRequest: number, environment: string): TextStore {
  const marker = commentMarker(environment);
  const thread = { ...at, issue_number: pullRequest };
  return {
    holds: 'comment',
    list: () =>
      asGitHubFault({ doing: `list the comments of pull request ${pullRequest}`, needs }, async () => {
        const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
        const comments = await client.paginate(route, { ...thread, per_page: 100 });
        // A comment of another user with the marker stays unchanged.
        return comments.filter(({ user, body }) => user?.login === me && beginsWith(body, marker)).map(own);
      }),
    create: (body) =>
      asGitHubFault({ doing: `comment on pull request ${pullRequest}`, needs }, async () => {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
        return own((await client.request(route, { ...thread, body })).data);
      }),
    update: (id, body) =>
      asGitHubFault({ doing: `update comment ${id}`, needs }, async () => {
        const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
        const response = await undefinedIfMissing(() => client.request(route, { ...at, comment_id: id, body }));
        return response && own(response.data);
      }),
    remove: (id) =>
      asGitHubFault({ doing: `remove comment ${id}, a duplicate`, needs }, async () => {
        const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
        await undefinedIfMissing(() => client.request(route, { ...at, comment_id: id }));
      }),
  };
}

/** The text of a comment for an environment that the pull request no longer changes. It has no fingerprint, because there is nothing to apply. */
export function withdrawnBody(environment: string): string {
  return `${commentMarker(environment)}\n⚪ \`${environment}\`: **no longer changed by this pull request**\n`;
}

/** The fingerprint in the comment that this token wrote, and when it was last updated; null if there is none. Ignores comments of other users. */
export async function reviewedFingerprint(
  github: GitHub,
  pullRequest: number,
  environment: string,
): Promise<{ readonly fingerprint: string; readonly at: string } | null> {
  const comments = await commentStore(github, pullRequest, environment).list();
  const oldest = [...comments].sort((one, other) => one.id - other.id)[0];
  const fingerprint = oldest && fingerprintInComment(oldest.body, environment);
  return fingerprint === undefined ? null : { fingerprint, at: oldest?.updatedAt ?? '' };
}
