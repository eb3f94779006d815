import { defineFaults, shown } from '@auth0-cognito/contract';

/** Uncommitted files that are listed. */
const MAX_LISTED = 10;

/** Faults of the init command. */
export const initFaults = defineFaults({
  ERR_INIT_ANSWER_MISSING: ({ question }: { question: string }) => ({
    received: 'no answer, and no terminal for the question',
    allowed: question,
    fix: 'answer it by --answers <file> or --set <key>=<value>, or run ./federation init on a terminal',
  }),
  ERR_INIT_ANSWER: ({ form }: { form: string }) => ({ allowed: form, fix: 'use this format' }),
  ERR_INIT_ANSWER_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    received: 'a key without a question',
    allowed: known.join(', '),
    fix: 'run ./federation init --questions, which prints every key',
  }),
  ERR_INIT_ANSWER_NO_TEXT: {
    allowed: 'a string in quotes, also for an account id, which can begin with 0',
    fix: 'put it in quotes',
  },
  ERR_INIT_SET_SHAPE: {
    path: '--set',
    allowed: '<key>=<value>',
    fix: 'pass --set organization=globex, once for each answer',
  },
  ERR_INIT_ANSWERS_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a JSON object whose values are strings, as ./federation init --questions prints it',
    fix: 'correct the file; .local/init-answers.json can also be removed',
  }),
  ERR_INIT_SCOPE_TAKEN: ({ scope }: { scope: string }) => ({
    path: 'scope',
    received: `${shown(scope)}, the scope of libraries that this repository uses`,
    allowed: 'another scope',
    fix: 'choose the name of your organization',
  }),
  ERR_INIT_ACCOUNT_SHARED: ({ expected, first }: { expected: string; first: string }) => ({
    allowed: `${expected}, as of ${first}: an account of apps/bootstrap/src/accounts.ts has one region and one state bucket`,
    fix: 'omit this answer, or put the environment into another account',
  }),
  ERR_INIT_ACCOUNTS: ({ message }: { message: string }) => ({
    received: message,
    allowed: 'accounts that their app synthesizes',
    fix: 'change the answers, or correct the file first',
  }),
  ERR_INIT_EXTENSION: ({ message }: { message: string }) => ({
    received: message,
    allowed: 'values that the extension of the environment accepts',
    fix: 'change the answers, or correct the extension first',
  }),
  ERR_INIT_POLICY: ({ judgements }: { judgements: readonly string[] }) => ({
    received: judgements.join('; '),
    allowed: 'an environment without findings of the policy',
    fix: 'change the answers, or correct the environment first',
  }),
  ERR_INIT_TREE_DIRTY: ({ files }: { files: readonly string[] }) => ({
    path: 'git status',
    received: files
      .slice(0, MAX_LISTED)
      .concat(files.length > MAX_LISTED ? ['…'] : [])
      .join(', '),
    allowed: 'no uncommitted changes, so that git alone shows and reverts the changes of init',
    fix: 'commit or stash them, then run init again; --dry-run shows the changes without writing them',
  }),
  ERR_INIT_NOT_WRITTEN: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a writable file',
    fix: 'remove the cause and run the command again; all files were restored, so nothing was changed',
  }),
});
