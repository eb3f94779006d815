/** What the prefix of a GitHub subject names. */
export interface SubjectPrefix {
  /** `owner/name`, in the letters that GitHub writes. */
  readonly repository: string;
  /** Numbers of owner and repository, which survive a rename; undefined in a subject by name. */
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
 * Reads the first part of the subject that GitHub writes into the tokens of a repository's jobs, as its API returns it in
 * `sub_claim_prefix`: `repo:octocat/my-repo`, or immutable, `repo:octocat@123456/my-repo@456789`. Both numbers are there or none:
 * `@` is in no name of GitHub. Undefined for any other text.
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
