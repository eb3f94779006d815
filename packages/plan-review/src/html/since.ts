import { capitalized } from '@auth0-cognito/contract';
import type { NamedRisk, Review } from '../model';
import { SEVERITIES, sinceText } from '../texts';
import { code, markup, plain, type Markup } from './markup';
import type { SizeBudget } from './size-budget';

const riskItem = (words: string, { rule, severity, address, title, received }: NamedRisk) => {
  const severe = SEVERITIES.find((each) => each.severity === severity);
  return markup`<li class="${severity}">
    ${words}: <span class="tag severity">${severe?.mark} ${severe?.words}</span> ${capitalized(title)} <code>${rule}</code>
    ${code(address)}: ${plain(received)}
  </li>`;
};

/** Differences from the previous review; undefined if there is none. */
export function sinceCard({ since }: Review, budget: SizeBudget): Markup | undefined {
  if (!since) return undefined;
  const { newRisks, goneRisks, changes, commit } = since;
  const items = [
    ...newRisks.map((risk) => riskItem('New', risk)),
    ...goneRisks.map((risk) => riskItem('Gone', risk)),
    ...changes.map(({ address, difference }) => markup`<li>${code(address)}: ${plain(difference)}</li>`),
  ];
  const shown = budget.fill(items, (item) => item);
  return markup`<h3>Since the review before</h3>
    <div class="card since">
      <p>${capitalized(sinceText(since))}.${commit !== null && markup` That was at commit ${code(commit)}.`}</p>
      ${
        items.length > 0 &&
        markup`<details>
          <summary>What is new, gone and changed<span class="count">${items.length}</span></summary>
          <ul>
            ${shown}
          </ul>
          ${items.length > shown.length && markup`<p class="soft">${items.length - shown.length} more are not listed here; <code>--format json</code> has them all.</p>`}
        </details>`
      }
    </div>`;
}
