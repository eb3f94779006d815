import type { Fault } from '@auth0-cognito/contract';
import { openReader } from '../github/reader';
import { askSubject, statedFaults } from '../github/subject';
import type { Subject } from '../github/subject';
import { isRefused, questionsOf } from './questions';
import type { Answers } from './questions';
import type { Repository } from './repository';

export const SUBJECT = 'subClaimPrefix';

/** Answers, with the subject that GitHub answered. */
export interface Compared {
  readonly answers: Answers;
  /** Why GitHub could not be asked. */
  readonly unanswered: readonly Fault[];
  /** What GitHub says otherwise, or writes in a way that no role can trust. */
  readonly refused: readonly Fault[];
}

/** What GitHub says of the repository that was answered; undefined where none was, or no name of one. */
export async function subjectTold(repository: Repository, answers: Answers): Promise<Subject | undefined> {
  const question = questionsOf(repository).find(({ key }) => key === 'repository');
  const named = answers.get('repository');
  if (question === undefined || named === undefined || isRefused(question, named)) return undefined;
  return askSubject(openReader(named));
}

/**
 * Takes the subject from GitHub where it was not answered, and compares it where it was. An answer that GitHub could not be asked about
 * is not checked.
 */
export function comparedWithGitHub(answers: Answers, subject: Subject | undefined): Compared {
  if (subject === undefined) return { answers, unanswered: [], refused: [] };
  if (subject.outcome === 'unanswered') return { answers, unanswered: [subject.fault], refused: [] };
  const known = subject.outcome === 'known' ? subject.prefix : '';
  const refused = statedFaults(subject, answers.get(SUBJECT) ?? known, SUBJECT);
  return { answers: refused.length > 0 ? answers : new Map([...answers, [SUBJECT, known]]), unanswered: [], refused };
}
