import { parseSubjectPrefix, shown, type Fault } from '@auth0-cognito/contract';
import { readFromGitHub } from './reader';
import type { GitHubReader } from './reader';
import { fault } from '../faults';

/** The subjects of the tokens of a repository, from GitHub: their prefix, a fault, or why it could not be read. */
export type Subject =
  | { readonly outcome: 'known'; readonly prefix: string }
  | { readonly outcome: 'refused'; readonly fault: Fault }
  | { readonly outcome: 'unanswered'; readonly fault: Fault };

/** Claims of the default subject: `repo:…:environment:…`. */
const DEFAULT_KEYS = 'repo,context';

/** The documented response; only `use_default` is required. */
interface Customization {
  readonly use_default: boolean;
  readonly include_claim_keys?: readonly string[];
  readonly use_immutable_subject?: boolean;
  readonly sub_claim_prefix?: string;
}

function isCustomization(data: unknown): data is Customization {
  if (typeof data !== 'object' || data === null) return false;
  const { use_default, include_claim_keys: keys, use_immutable_subject, sub_claim_prefix } = data as Customization;
  return (
    typeof use_default === 'boolean' &&
    (keys == null || (Array.isArray(keys) && keys.every((key) => typeof key === 'string'))) &&
    ['boolean', 'undefined'].includes(typeof use_immutable_subject) &&
    ['string', 'undefined'].includes(typeof sub_claim_prefix)
  );
}

/**
 * Reads from GitHub the subjects of the tokens of the repository.
 *
 * The prefix decides: GitHub documents it as "the current sub claim prefix for this repository", and `use_immutable_subject` as whether
 * the repository opted in. Not documented, but reported: a repository that has immutable subjects by default, because it was created
 * or renamed since 2026-07-15, answers `use_immutable_subject: false` with a prefix with numbers, and its tokens hold the numbers
 * (https://github.com/aprin-labs/archimedes/pull/1759). The opposite, `true` with a prefix without numbers, is refused.
 *
 * @see https://docs.github.com/en/rest/actions/oidc#get-the-customization-template-for-an-oidc-subject-claim-for-a-repository
 */
export async function readSubject(reader: GitHubReader): Promise<Subject> {
  const { client, at } = reader;
  const result = await readFromGitHub(
    reader,
    { doing: 'read how the subjects of its tokens are written', needs: 'actions: read' },
    async () => (await client.request('GET /repos/{owner}/{repo}/actions/oidc/customization/sub', at)).data as unknown,
  );
  if ('fault' in result) return { outcome: 'unanswered', fault: result.fault };
  const repository = `${at.owner}/${at.repo}`;
  const { answer } = result;
  if (!isCustomization(answer))
    return { outcome: 'unanswered', fault: fault.ERR_GITHUB_ANSWER({ path: repository, received: answer }) };
  return read(repository, answer);
}

function read(repository: string, customization: Customization): Subject {
  const { use_default, include_claim_keys: keys, use_immutable_subject, sub_claim_prefix: prefix } = customization;
  const refused = (fault: Fault): Subject => ({ outcome: 'refused', fault });
  // A repository without own keys that does not use the default uses a template of its organization.
  if (!use_default && keys?.join() !== DEFAULT_KEYS)
    return refused(
      fault.ERR_GITHUB_SUBJECT_TEMPLATE({
        path: repository,
        template: keys ? `a subject template of ${shown(keys.join(', '))}` : 'the subject template of its organization',
      }),
    );
  if (prefix === undefined)
    return { outcome: 'unanswered', fault: fault.ERR_GITHUB_SUBJECT_UNREADABLE({ path: repository }) };
  const parsed = parseSubjectPrefix(prefix);
  if (!parsed || (use_immutable_subject && !parsed.ids))
    return refused(fault.ERR_GITHUB_SUBJECT_SHAPE({ received: prefix }));
  if (parsed.repository !== repository)
    return refused(fault.ERR_GITHUB_SUBJECT_RENAMED({ path: repository, name: parsed.repository }));
  return { outcome: 'known', prefix };
}

/** Faults of a configured prefix, by the prefix that GitHub reports; none if GitHub could not be read. */
export function statedFaults(subject: Subject, stated: string, at: string): readonly Fault[] {
  if (subject.outcome === 'unanswered') return [];
  if (subject.outcome === 'refused') return [subject.fault];
  return subject.prefix === stated
    ? []
    : [fault.ERR_GITHUB_SUBJECT_MISMATCH({ path: at, received: stated, actual: subject.prefix })];
}
