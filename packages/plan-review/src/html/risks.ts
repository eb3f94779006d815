import { capitalized } from '@auth0-cognito/contract';
import { acknowledgementLine } from '../acknowledgements';
import type { ChangeKind, Review, Risk } from '../model';
import { SEVERITIES, risksByRule } from '../texts';
import { code, markup, plain, type Markup } from './markup';
import type { SizeBudget } from './size-budget';

type Group = readonly [Risk, ...Risk[]];

/** Risks, the worst first. Risks beyond the budget are counted by severity and rule. */
export function riskList({ risks, changes, environment }: Review, budget: SizeBudget): Markup | undefined {
  if (risks.length === 0) return undefined;
  const kinds = new Map(changes.map(({ address, kind }) => [address, kind]));
  const left: Risk[] = [];
  const cards = groupedByText(risks).map((group) => {
    const items = budget.reserve(riskCard(group, []))
      ? budget.fill(group, (risk) => riskItem(risk, environment, kinds.get(risk.address)))
      : [];
    left.push(...group.slice(items.length));
    return items.length > 0 && riskCard(group, items);
  });
  return markup`<h3>Effects on users</h3>
    <div class="risks">${cards}</div>
    ${left.length > 0 && countOf(left)}`;
}

/** Groups risks that differ only in their address; keeps their order. */
function groupedByText(risks: readonly Risk[]): readonly Group[] {
  const groups = new Map<string, [Risk, ...Risk[]]>();
  for (const risk of risks) {
    const key = JSON.stringify([risk.rule, risk.received, risk.allowed]);
    const group = groups.get(key);
    if (group) group.push(risk);
    else groups.set(key, [risk]);
  }
  return [...groups.values()];
}

const wordsOf = (severity: Risk['severity']) => SEVERITIES.find((each) => each.severity === severity);

const riskItem = (risk: Risk, environment: string, kind: ChangeKind | undefined) =>
  markup`<li data-item data-environment="${environment}" data-action="${kind ?? 'none'}" data-risk="${risk.severity}">
    ${code(risk.address)}${risk.isAcknowledged && markup`<span class="tag add">✓ acknowledged</span>`}
    ${risk.severity === 'critical' && !risk.isAcknowledged && markup`<p class="soft">To accept it: ${code(acknowledgementLine(environment, risk))}</p>`}
  </li>`;

const riskCard = ([{ rule, severity, title, received, allowed, help }]: Group, items: readonly Markup[]) =>
  markup`<article class="card risk ${severity}" data-group>
    <div class="meta">
      <span class="tag severity">${wordsOf(severity)?.mark} ${wordsOf(severity)?.words}</span><code>${rule}</code>
    </div>
    <h4>${capitalized(title)}</h4>
    <ul>${items}</ul>
    <dl>
      <dt>This plan</dt>
      <dd>${plain(received)}</dd>
      <dt>Expected</dt>
      <dd>${plain(allowed)}</dd>
      <dt>What to do</dt>
      <dd>${capitalized(help)}</dd>
    </dl>
  </article>`;

/** Text of the numbers of omitted risks, by severity and rule. */
const countOf = (left: readonly Risk[]) =>
  markup`<div class="card left">
    <p>${left.length} more risks are not listed here; <code>--format json</code> has them all:</p>
    <ul>
      ${SEVERITIES.flatMap(({ severity, mark, words }) =>
        risksByRule(left, severity).map(
          (group) =>
            markup`<li class="${severity}">
              <span class="tag severity">${mark} ${words}</span> ${group.length} × ${capitalized(group[0].title)}
              <code>${group[0].rule}</code>
            </li>`,
        ),
      )}
    </ul>
  </div>`;
