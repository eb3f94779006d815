import type { Fault } from '@auth0-cognito/contract';
import { openReader } from '../github/reader';
import { readSubject, statedFaults } from '../github/subject';
import type { Subject } from '../github/subject';
import { isRefused, questionsOf } from './questions';
import type { Answers } from './questions';
import type { Repository } from './repository';

export const SUBJECT = 'subClaimPrefix';

/** Answers, compared with the subject prefix that GitHub reports. */
export interface Compared {
  readonly answers: Answers;
  /** Why GitHub could not be read. */
  readonly unanswered: readonly Fault[];
  /** Faults of a subject that differs from GitHub, or that no role can trust. */
  readonly refused: readonly Fault[];
}

/** The subject that GitHub reports for the repository in the answers; undefined without a valid answer. */
export async function reportedSubject(repository: Repository, answers: Answers): Promise<Subject | undefined> {
  const question = questionsOf(repository).find(({ key }) => key === 'repository');
  const named = answers.get('repository');
  if (question === undefined || named === undefined || isRefused(question, named)) return undefined;
  return readSubject(openReader(named));
}

/**
 * Adds the subject from GitHub if it was not answered, or else compares the answer. Does not check an answer if GitHub could not be read.
 */
export function comparedWithGitHub(answers: Answers, subject: Subject | undefined): Compared {
  if (subject === undefined) return { answers, unanswered: [], refused: [] };
  if (subject.outcome === 'unanswered') return { answers, unanswered: [subject.fault], refused: [] };
  const known = subject.outcome === 'known' ? subject.prefix : '';
  const refused = statedFaults(subject, answers.get(SUBJECT) ?? known, SUBJECT);
  return { answers: refused.length > 0 ? answers : new Map([...answers, [SUBJECT, known]]), unanswered: [], refused };
}
