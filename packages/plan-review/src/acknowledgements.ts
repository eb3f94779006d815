import { throwFaults } from '@auth0-cognito/contract';
import { identityRisks } from '@auth0-cognito/policy';
import { fault } from './faults';
import type { Acknowledgement, Risk } from './model';

const LINE = /^([\w-]+)\s+([a-z][a-z0-9-]*)\s+(\S.*)$/;

/**
 * Reads a file of acknowledgements. Each line is `{environment} {rule} {address}`; blank lines and lines that begin with `#` are skipped.
 * There are no wildcards. Only rules that find critical risks can be acknowledged. The error lists all faults at once.
 */
export function parseAcknowledgements(text: string): readonly Acknowledgement[] {
  const critical = new Set(identityRisks().flatMap(({ id, severity }) => (severity === 'critical' ? [id] : [])));
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const read = lines
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => {
      const [, environment, rule, address] = LINE.exec(line) ?? [];
      if (environment === undefined || rule === undefined || address === undefined) {
        return { fault: fault.ERR_ACKNOWLEDGEMENT_SHAPE({ path: `line ${number}`, received: line }) };
      }
      if (!critical.has(rule))
        return { fault: fault.ERR_ACKNOWLEDGEMENT_RULE({ path: `line ${number}`, received: rule }) };
      if (/[*?]/.test(address))
        return { fault: fault.ERR_ACKNOWLEDGEMENT_BLANKET({ path: `line ${number}`, received: address }) };
      return { acknowledgement: { environment, rule, address } };
    });
  throwFaults(
    'acknowledgements',
    read.flatMap((line) => line.fault ?? []),
  );
  return read.flatMap(({ acknowledgement }) => acknowledgement ?? []);
}

/** The line of an acknowledgements file that accepts a risk. */
export function acknowledgementLine(environment: string, { rule, address }: Pick<Risk, 'rule' | 'address'>): string {
  return `${environment} ${rule} ${address}`;
}

/** True if `acknowledgement` accepts this risk. An address in which something is masked or cut matches no risk. */
export function accepts(
  acknowledgement: Acknowledgement,
  environment: string,
  risk: Pick<Risk, 'rule' | 'address'>,
): boolean {
  return (
    acknowledgement.environment === environment &&
    acknowledgement.rule === risk.rule &&
    acknowledgement.address === risk.address &&
    !/\(sensitive\)|… \(\d+ characters\)/.test(risk.address)
  );
}

/** The option of `./federation apply` that accepts a risk. */
export const acknowledgementOption = ({ rule, address }: Pick<Risk, 'rule' | 'address'>): string =>
  `--acknowledge '${rule}@${address}'`;

/** The critical risks of a plan that are not acknowledged. */
export const openRisks = (risks: readonly Risk[]): readonly Risk[] =>
  risks.filter(({ severity, isAcknowledged }) => severity === 'critical' && !isAcknowledged);

/** The options that accept the critical risks of a plan, without those that are accepted already. */
export const openAcknowledgements = (risks: readonly Risk[]): readonly string[] =>
  openRisks(risks).map(acknowledgementOption);
