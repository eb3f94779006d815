import { throwFaults } from '@auth0-cognito/contract';
import { acknowledgementLine, parseAcknowledgements } from '@auth0-cognito/plan-review';
import type { Acknowledgement } from '@auth0-cognito/plan-review';
import { fault } from '../faults';
import { fileText } from '../files';

/** Sources of acknowledgements. */
export interface AcknowledgementOptions {
  /** Acknowledged risks as `rule@address`. */
  readonly acknowledge?: readonly string[];
  /** A file with one acknowledgement per line. */
  readonly acknowledgements?: string;
}

/**
 * The acknowledged risks of this environment.
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
