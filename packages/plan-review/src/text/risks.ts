import { acknowledgementLine, acknowledgementOption, openRisks } from '../acknowledgements';
import type { Review, Risk } from '../model';
import { SEVERITIES, risksByRule } from '../texts';
import { wrapped, type Paint } from './layout';

export const COLORS = { critical: 'red', high: 'yellow', notice: 'dim' } as const;

const LABELS = { received: 'plan', allowed: 'expected' } as const;
const KEYS = ['received', 'allowed'] as const;

/** The risks, the worst first, grouped by rule; what all risks of a rule share is printed once. */
export const riskLines = ({ environment, risks }: Review, paint: Paint, isShort: boolean): string[][] =>
  SEVERITIES.flatMap(({ severity, mark }) =>
    risksByRule(risks, severity).map((group) => {
      const prefix = `${mark} ${severity}: `;
      const heading = wrapped(prefix, group[0].title, paint(COLORS[severity], prefix));
      return [...heading, ...(isShort ? group.map(place) : details(environment, group, paint))];
    }),
  );

const acknowledged = ({ isAcknowledged }: Risk) => (isAcknowledged ? ['(acknowledged)'] : []);

const place = (risk: Risk) => `    ${[`${risk.rule}@${risk.address}`, ...acknowledged(risk)].join(' ')}`;

function details(environment: string, group: readonly [Risk, ...Risk[]], paint: Paint): string[] {
  const [first] = group;
  const row = (label: string, text: string | readonly string[]) => {
    const prefix = `    ${label.padEnd(10)}`;
    return wrapped(prefix, text, paint('dim', prefix));
  };
  const isShared = (key: (typeof KEYS)[number]) => group.every((risk) => risk[key] === first[key]);
  const rows = (risk: Risk, keys: readonly (typeof KEYS)[number][]) =>
    keys.flatMap((key) => row(LABELS[key], risk[key]));
  const own = KEYS.filter((key) => !isShared(key));
  return [
    ...row('rule', first.rule),
    ...group.flatMap((risk) => [...row('address', [risk.address, ...acknowledged(risk)]), ...rows(risk, own)]),
    ...rows(first, KEYS.filter(isShared)),
    ...row('fix', first.help),
    // Each in one line, to be copied: the option, and the line of an acknowledgements file.
    ...openRisks(group).flatMap((risk) => [
      `${paint('dim', '    accept    ')}${acknowledgementOption(risk)}`,
      `${paint('dim', '    file line ')}${acknowledgementLine(environment, risk)}`,
    ]),
  ];
}
