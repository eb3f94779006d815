import { throwFaults } from '@auth0-cognito/contract';
import { acknowledgementLine, parseAcknowledgements } from '@auth0-cognito/plan-review';
import type { Acknowledgement } from '@auth0-cognito/plan-review';
import { fileText } from '@auth0-cognito/delivery';
import type { Command } from 'commander';
import { fault } from '../faults';

/** What accepts critical risks, on the command line. */
export interface AcknowledgementOptions {
  readonly acknowledge?: readonly string[];
  readonly acknowledgements?: string;
}

const collected = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** Adds the options that accept critical risks, each by rule and address. */
export const acknowledges = (command: Command) =>
  command
    .option('--acknowledge <rule@address>', 'accept one critical risk; can be repeated', collected)
    .option('--acknowledgements <file>', 'a file with one accepted risk on each line: {environment} {rule} {address}');

/**
 * The risks that somebody accepts in this environment.
 *
 * @throws FaultError ERR_ACKNOWLEDGE_SHAPE, ERR_ACKNOWLEDGEMENT_…, ERR_FILE_UNREADABLE.
 */
export function readAcknowledgements(
  environment: string,
  { acknowledge = [], acknowledgements }: AcknowledgementOptions,
): readonly Acknowledgement[] {
  const named = acknowledge.map((text) => ({ text, at: text.indexOf('@') }));
  throwFaults(
    'acknowledgements',
    named
      .filter(({ text, at }) => at < 1 || at === text.length - 1)
      .map(({ text }) => fault.ERR_ACKNOWLEDGE_SHAPE({ received: text })),
  );
  const lines = named.map(({ text, at }) =>
    acknowledgementLine(environment, { rule: text.slice(0, at), address: text.slice(at + 1) }),
  );
  const file = acknowledgements === undefined ? '' : fileText(acknowledgements, 'a file of acknowledgements');
  return [...parseAcknowledgements(lines.join('\n')), ...parseAcknowledgements(file)];
}
