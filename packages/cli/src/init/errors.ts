import { FaultError, shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import type { Question } from './questions';

const one = (fault: Fault) => new FaultError('init', [fault]);

const HOW = 'answer it by --answers <file> or --set <key>=<value>, or run ./federation init on a terminal, which asks';

export const answerMissing = ({ key, text, allowed }: Question): Fault => ({
  code: 'ERR_INIT_ANSWER_MISSING',
  path: key,
  received: 'no answer, and no terminal to ask on',
  allowed: allowed === undefined ? text : `${text}: ${allowed.words}`,
  fix: HOW,
});

export const answerRefused = ({ key, allowed }: Question, received: string): Fault => ({
  code: 'ERR_INIT_ANSWER',
  path: key,
  received: shown(received),
  allowed: allowed?.words ?? 'a text',
  fix: 'answer in that form',
});

export const answerUnknown = (key: string, known: readonly string[]): Fault => ({
  code: 'ERR_INIT_ANSWER_UNKNOWN',
  path: key,
  received: 'an answer to nothing that is asked',
  allowed: known.join(', '),
  fix: 'see ./federation init --questions, which prints every key',
});

export const answerNoText = (key: string, received: unknown): Fault => ({
  code: 'ERR_INIT_ANSWER_NO_TEXT',
  path: key,
  received: shown(received),
  allowed: 'a text in quotes; an account too, which may begin with 0',
  fix: 'put it in quotes',
});

export const settingShape = (received: string): Fault => ({
  code: 'ERR_INIT_SET_SHAPE',
  path: '--set',
  received: shown(received),
  allowed: '<key>=<value>',
  fix: 'give --set organization=globex, once for each answer',
});

export const answersUnreadable = (file: string, why: string) =>
  one({
    code: 'ERR_INIT_ANSWERS_UNREADABLE',
    path: file,
    received: why,
    allowed: 'a JSON object of texts by key, as ./federation init --questions prints it',
    fix: 'correct the file',
  });

export const scopeTaken = (scope: string): Fault => ({
  code: 'ERR_INIT_SCOPE_TAKEN',
  path: 'scope',
  received: `${shown(scope)}, the scope of libraries that are used here`,
  allowed: 'a scope of your own',
  fix: "choose your organization's name",
});

export const sourceUnreadable = (file: string, why: string): Fault => ({
  code: 'ERR_INIT_SOURCE',
  path: file,
  received: why,
  allowed: 'a module of data, as this repository has it',
  fix: 'write its values out as data, or take the file of the repository',
});

export const accountsRefused = (file: string, told: string): Fault => ({
  code: 'ERR_INIT_ACCOUNTS',
  path: file,
  received: told,
  allowed: 'accounts that their own app synthesizes',
  fix: 'answer differently, or correct the file first',
});

export const notClean = (environment: string, judgements: readonly string[]): Fault => ({
  code: 'ERR_INIT_POLICY',
  path: environment,
  received: judgements.join('; '),
  allowed: 'an environment that the policy has nothing to say about',
  fix: 'answer differently, or correct the environment first',
});

const MOST_NAMED = 10;

export const treeDirty = (lines: readonly string[]) =>
  one({
    code: 'ERR_INIT_TREE_DIRTY',
    path: 'git status',
    received: [...lines.slice(0, MOST_NAMED), ...(lines.length > MOST_NAMED ? ['…'] : [])].join(', '),
    allowed: 'nothing that is not committed: what init changes is to be seen, and taken back, by git alone',
    fix: 'commit or stash it, then run init again; --dry-run shows the changes meanwhile',
  });

export const notWritten = (file: string, why: string) =>
  one({
    code: 'ERR_INIT_NOT_WRITTEN',
    path: file,
    received: why,
    allowed: 'a file that can be written',
    fix: 'nothing was changed: what had been written was put back; see to the cause and run init again',
  });
