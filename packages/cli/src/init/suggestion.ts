import { derivedValues } from './derived';
import { TENANT } from './questions';
import type { Answers, Question } from './questions';
import { literalAt } from './repository';
import type { Repository, Values } from './repository';
import { firstInAccount } from './shared-account';
import { SUBJECT, reportedSubject } from './subject';

const [TEAM, OWNER] = [/(?<=\/).*$/, /^[^/]+/];

/** What follows for the repository from the organization and the repository that were answered. */
function common({ organization, repository }: Repository, { key, current }: Question, answers: Answers): string {
  const company = answers.get('organization') ?? organization;
  if (company === organization) return current;
  const [name = ''] = TEAM.exec(repository) ?? [];
  const [owner = company] = OWNER.exec(answers.get('repository') ?? '') ?? [];
  if (key === 'repository') return `${company}/${name}`;
  if (key === 'owners') return current.replace(/^@[^/]+/, `@${owner}`);
  return key === 'scope' ? `@${company}` : current;
}

/** The region that was answered for another environment of the region that this one has now. */
function regionLike({ environments }: Repository, values: Values, answers: Answers): string | undefined {
  const current = literalAt(values.literals, 'region');
  return environments
    .filter(({ literals }) => literalAt(literals, 'region') === current)
    .map(({ name }) => answers.get(`${name}.region`))
    .find(Boolean);
}

function environmentSuggestion(repository: Repository, values: Values, question: Question, answers: Answers): string {
  const path = question.key.slice(values.name.length + 1);
  if (path === 'region' && firstInAccount(repository, values, answers) === undefined)
    return regionLike(repository, values, answers) ?? question.current;
  const { organization } = repository;
  const company = answers.get('organization') ?? organization;
  // Nothing else follows from a tenant that was not answered: its name stays everywhere.
  if (TENANT.test(path) && organization !== '')
    return question.current.replace(new RegExp(`^${organization}(?![A-Za-z0-9])`), company);
  return derivedValues(repository, values, answers).get(path) ?? question.current;
}

/** The likely answer to a question, after the answers so far; empty if there is none. */
export async function suggestion(repository: Repository, question: Question, answers: Answers): Promise<string> {
  const { key, current } = question;
  if (key === SUBJECT) {
    const subject = await reportedSubject(repository, answers);
    if (subject?.outcome === 'known') return subject.prefix;
    return answers.get('repository') === repository.repository ? current : '';
  }
  const values = repository.environments.find(({ name }) => key.startsWith(`${name}.`));
  return values ? environmentSuggestion(repository, values, question, answers) : common(repository, question, answers);
}
