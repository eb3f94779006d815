import { FaultError } from '@auth0-cognito/contract';
import { Command } from 'commander';
import { fault } from '../faults';
import type { CommandContext } from '../command-context';
import type { DefinedFault } from '../reference/all-faults';
import type { KnownRule } from '../reference/all-rules';

const HELP = `
docs/errors.md and docs/rules.md list every code and every rule. A name in braces is a value of the input.

Examples:
  $ ./federation why ERR_URL_NOT_CANONICAL
  $ ./federation why user-pool-lost`;

const lines = (title: string, texts: Readonly<Record<string, string | undefined>>) =>
  [
    title,
    ...Object.entries(texts).flatMap(([label, text]) =>
      text === undefined ? [] : [`  ${`${label}:`.padEnd(10)}${text.trim()}`],
    ),
    '',
  ].join('\n');

const faultText = ({ code, folder, path, received, allowed, fix, source }: DefinedFault) =>
  lines(`${code} (${folder})`, { path, received, allowed, fix, source });

const ruleText = ({ id, reads, title, severity, code, help, source }: KnownRule) =>
  lines(`${id} (${reads.join(' and ')})`, { finding: title, severity, code, fix: help, source });

/** `./federation why`: prints what a code or a rule means. */
export function whyCommand({ output }: CommandContext): Command {
  return new Command('why')
    .summary('print what an error code or a rule means')
    .description('Prints the allowed values and the fix of an error code, or the finding and the fix of a rule.')
    .argument('<code-or-rule>', 'a code such as ERR_URL_NOT_HTTPS, or a rule such as user-pool-lost')
    .addHelpText('after', HELP)
    .action(async (name: string) => {
      const { allFaults } = await import('../reference/all-faults');
      const { allRules } = await import('../reference/all-rules');
      const { similarNames } = await import('../reference/similar-names');
      const is = (known: string | undefined) => known?.toUpperCase() === name.toUpperCase();
      const [faults, rules] = [allFaults(), allRules()];
      const found = [
        ...faults.filter(({ code }) => is(code)).map(faultText),
        ...rules.filter(({ id, code }) => is(id) || is(code)).map(ruleText),
      ];
      if (found.length === 0) {
        const near = similarNames(name, [...faults.map(({ code }) => code), ...rules.map(({ id }) => id)]);
        throw new FaultError('why', [fault.ERR_WHY_UNKNOWN({ received: name, near })]);
      }
      output.result.write(found.join('\n'));
    });
}
