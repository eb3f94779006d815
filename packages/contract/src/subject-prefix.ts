/** The parts of the prefix of a GitHub subject. */
export interface SubjectPrefix {
  /** `owner/name`, in the case that GitHub uses. */
  readonly repository: string;
  /** Numeric ids of owner and repository, which a rename does not change; undefined if the subject has only names. */
  readonly ids?: { readonly owner: string; readonly repository: string };
}

const OWNER = '[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}';
const NAME = '[\\w.-]{1,100}';
const ID = '[1-9]\\d{0,18}';

/** `owner/name` of a repository on GitHub. */
export const REPOSITORY = new RegExp(`^${OWNER}/${NAME}$`);

const BY_NAME = new RegExp(`^repo:(${OWNER}/${NAME})$`);
const IMMUTABLE = new RegExp(`^repo:(${OWNER})@(${ID})/(${NAME})@(${ID})$`);

/**
 * Parses the prefix of the subject in the tokens of a repository's jobs, which GitHub's API returns as `sub_claim_prefix`:
 * `repo:octocat/my-repo`, or the immutable form `repo:octocat@123456/my-repo@456789`. It has both ids or none: names on GitHub contain
 * no `@`. Undefined for any other text.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
 */
export function parseSubjectPrefix(text: string): SubjectPrefix | undefined {
  const [, repository] = BY_NAME.exec(text) ?? [];
  if (repository !== undefined) return { repository };
  const [, owner, ownerId, name, id] = IMMUTABLE.exec(text) ?? [];
  if (owner === undefined || ownerId === undefined || name === undefined || id === undefined) return undefined;
  return { repository: `${owner}/${name}`, ids: { owner: ownerId, repository: id } };
}
