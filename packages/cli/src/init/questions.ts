import { parseSubjectPrefix, REPOSITORY } from '@auth0-cognito/contract';
import type { Repository, Values } from './repository';

/** Whether an answer does not have the format of its question. */
export const isRefused = ({ allowed }: Question, answer: string): boolean =>
  allowed !== undefined && !allowed.pattern.test(answer);

/** Answers by key. */
export type Answers = ReadonlyMap<string, string>;

/** A question about a value of the team. */
export interface Question {
  /** Key in an answers file and in `--set`: `organization`, `prod.domain.customDomain`. */
  readonly key: string;
  /** Text of the question. */
  readonly text: string;
  /** The current value. */
  readonly current: string;
  /** Whether it must be answered, because no default follows from other answers. */
  readonly isRequired: boolean;
  /** Whether an empty answer is allowed, for an environment without this value. */
  readonly mayBeEmpty?: boolean;
  /** Allowed answers, as text and as a pattern. Without it, the environment schema checks the answer. */
  readonly allowed?: { readonly words: string; readonly pattern: Pick<RegExp, 'test'> };
}

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const HOST_OR_EMPTY = new RegExp(`^$|${HOST.source}`);

/** Path of a tenant's domain in the values of an environment. */
export const TENANT = /^federations\.[^.]+\.tenant\.domain$/;

/** A domain. Only one form of example domains is allowed, so that they can be recognized later. */
const HOSTS = new RegExp(`^(?:[a-z0-9-]+\\.example|(?!.*\\.example$)${HOST.source.slice(1, -1)})$`);

/** Questions about the repository as a whole. */
function common(repository: Repository): readonly Question[] {
  const question = (
    key: keyof Repository & string,
    text: string,
    words: string,
    pattern: Pick<RegExp, 'test'>,
  ): Question => ({
    key,
    text,
    current: String(repository[key]),
    isRequired: true,
    allowed: { words, pattern },
  });
  return [
    question(
      'organization',
      "first part of each resource's name",
      'lower case, digits, hyphens: globex',
      /^[a-z][a-z0-9-]{1,19}$/,
    ),
    question('hosts', 'domain of your applications', 'a domain without a scheme: globex.com', HOSTS),
    question('repository', 'repository on GitHub', 'owner/name', REPOSITORY),
    question(
      'subClaimPrefix',
      "prefix of the subject in the tokens of the repository's jobs (sub_claim_prefix)",
      'repo:owner@number/name@number, or repo:owner/name',
      { test: (text) => parseSubjectPrefix(text) !== undefined },
    ),
    question('owners', 'owner of the code, who reviews pull requests', '@user or @organization/team', OWNER),
    question(
      'scope',
      'scope of the npm packages',
      '@ and lower case, digits, hyphens: @globex',
      /^@[a-z0-9][a-z0-9-]{0,50}$/,
    ),
  ];
}

const OWNER = /^@[A-Za-z0-9-]{1,39}(?:\/[\w.-]{1,100})?$/;

/** Values of each environment that are asked for. Other values follow from these, or are set by path. */
const OWN: readonly (readonly [path: RegExp, text: string, isRequired: boolean])[] = [
  [/^account$/, 'AWS account id', true],
  [/^region$/, 'AWS region', false],
  [/^state\.bucket$/, 'S3 bucket of the state', false],
  [/^app\.url$/, 'URL of the application', false],
  [/^domain\.prefix$/, 'prefix of the sign-in domain', false],
  [/^domain\.customDomain$/, 'host of the sign-in domain', false],
  [/^domain\.hostedZoneId$/, 'id of its hosted zone', true],
  [TENANT, 'domain of the Auth0 tenant', true],
];

/** Paths of optional strings that an environment module does not have: a custom domain of each tenant. */
export const absentTexts = ({ literals }: Pick<Values, 'literals'>): readonly string[] =>
  literals
    .filter(({ path }) => TENANT.test(path))
    .map(({ path }) => path.replace(/domain$/, 'customDomain'))
    .filter((path) => literals.every((literal) => literal.path !== path));

function environmentQuestions(values: Values): readonly Question[] {
  const { name, literals } = values;
  const written = OWN.flatMap(([pattern, text, isRequired]) =>
    literals
      .filter(({ path }) => pattern.test(path))
      .map(({ path, value }) => ({ key: `${name}.${path}`, text: `${name}: ${text}`, current: value, isRequired })),
  );
  const absent = absentTexts(values).map((path) => ({
    key: `${name}.${path}`,
    text: `${name}: custom domain of the Auth0 tenant`,
    current: '',
    isRequired: false,
    mayBeEmpty: true,
    allowed: { words: 'a host that Auth0 has verified, or nothing', pattern: HOST_OR_EMPTY },
  }));
  return [...written, ...absent];
}

/** All questions, in order. */
export const questionsOf = (repository: Repository): readonly Question[] => [
  ...common(repository),
  ...repository.environments.flatMap(environmentQuestions),
];

/** Every allowed key: the questions, and all other strings of an environment. */
export const keysOf = (repository: Repository): readonly string[] => [
  ...common(repository).map(({ key }) => key),
  ...repository.environments.flatMap((values) =>
    [...values.literals.map(({ path }) => path), ...absentTexts(values)]
      .filter((path) => !['name', 'stage', 'organization'].includes(path))
      .map((path) => `${values.name}.${path}`),
  ),
];
