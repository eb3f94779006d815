import { throwFaults } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { openReader } from '../github/reader';
import { askSubject, statedFaults } from '../github/subject';
import type { Subject } from '../github/subject';
import { isRefused, questionsOf } from './questions';
import type { Answers } from './questions';
import type { Repository } from './repository';

export const SUBJECT = 'subClaimPrefix';

/** Answers, with the subject that GitHub answered, and why it could not be asked. */
export interface Compared {
  readonly answers: Answers;
  readonly unanswered: readonly Fault[];
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
 *
 * @throws FaultError with what GitHub says otherwise, or writes in a way that no role can trust.
 */
export function comparedWithGitHub(answers: Answers, subject: Subject | undefined): Compared {
  if (subject === undefined) return { answers, unanswered: [] };
  if (subject.outcome === 'unanswered') return { answers, unanswered: [subject.fault] };
  const answered = answers.get(SUBJECT);
  const known = subject.outcome === 'known' ? subject.prefix : '';
  throwFaults('answers', statedFaults(subject, answered ?? known, SUBJECT));
  return { answers: new Map([...answers, [SUBJECT, known]]), unanswered: [] };
}
