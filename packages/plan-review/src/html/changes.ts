import type { AttributeChange } from '../differences';
import type { ChangeKind, Review, ReviewedChange, Risk } from '../model';
import { KIND_TEXTS, NOT_JUDGED, signOf } from '../texts';
import { code, markup, plain, type Markup } from './markup';
import type { SizeBudget } from './size-budget';

const TONES: Readonly<Record<ChangeKind, string>> = {
  replace: 'lose',
  delete: 'lose',
  forget: 'lose',
  create: 'add',
  update: 'change',
  import: 'move',
  move: 'move',
  read: 'move',
  invoke: 'change',
  other: 'change',
};

/** A list of the entries within the budget, with the number of omitted entries. */
const listOf = <T>(items: readonly T[], what: string, budget: SizeBudget, write: (item: T) => Markup) => {
  const shown = budget.fill(items, write);
  const left = items.length - shown.length;
  return markup`<div class="changes">${shown}</div>
    ${left > 0 && markup`<p class="soft">${left} more ${what} are not listed here; <code>--format json</code> has them all.</p>`}`;
};

/** Settings that no rule judges. The list is unfolded, because a reviewer must read each of them. */
export function unjudgedList({ unjudged, otherTypes, environment }: Review, budget: SizeBudget): Markup | undefined {
  if (unjudged.length === 0 && otherTypes.length === 0) return undefined;
  return markup`${
    unjudged.length > 0 &&
    markup`<h3>Needs a look: settings that no rule judges</h3>
      ${listOf(
        unjudged,
        'resources',
        budget,
        ({ address, attributes, omitted }) =>
          markup`<details open data-item data-environment="${environment}" data-action="none" data-risk="high">
            <summary>${code(address)}${countOf({ attributes, omitted })}</summary>
            <div class="attributes">${settingsOf({ attributes, omitted })}</div>
          </details>`,
      )}`
  }
  ${
    otherTypes.length > 0 &&
    markup`<p class="soft">${NOT_JUDGED}: ${otherTypes
      .slice(0, 50)
      .map(({ type, count }) => `${type} ${count}`)
      .join(', ')}${otherTypes.length > 50 && ` and ${otherTypes.length - 50} more types`}.</p>`
  }`;
}

/** Every change, in folded sections. */
export function changeList({ changes, risks, environment }: Review, budget: SizeBudget): Markup | undefined {
  if (changes.length === 0) return undefined;
  const worst = new Map<string, Risk['severity']>();
  // Risks are sorted, the worst first. The address of a risk can also be that of a setting.
  for (const { address, severity } of risks) if (!worst.has(address)) worst.set(address, severity);
  return markup`<h3>Every change</h3>
    ${listOf(changes, 'changes', budget, (change) => changeItem(change, environment, worst.get(change.address) ?? 'none'))}`;
}

/** Changes outside Terraform. */
export function driftList({ drift, environment }: Review, budget: SizeBudget): Markup | undefined {
  if (drift.length === 0) return undefined;
  return markup`<h3>Changed outside Terraform</h3>
    <p class="soft">Not proposed by this plan: it was changed outside Terraform since the last apply.</p>
    ${listOf(
      drift,
      'resources',
      budget,
      (each) =>
        markup`<details data-item data-environment="${environment}" data-action="drift" data-risk="none">
          <summary>
            ${kindTag(each.kind)}${code(each.address)}${each.isExpected && markup`<span class="label">by design</span>`}${countOf(each)}
          </summary>
          <div class="attributes">${settingsOf(each)}</div>
        </details>`,
    )}`;
}

const kindTag = (kind: ChangeKind) =>
  markup`<span class="tag ${TONES[kind]}">${KIND_TEXTS[kind].sign} ${KIND_TEXTS[kind].word}</span>`;

const changeItem = (change: ReviewedChange, environment: string, risk: string) => {
  const { kind, address, reason, deferred, movedFrom, importedBy } = change;
  return markup`<details data-item data-environment="${environment}" data-action="${kind}" data-risk="${risk}">
    <summary>${kindTag(kind)}${code(address)}${countOf(change)}</summary>
    <div class="attributes">
      ${reason !== undefined && markup`<p class="soft">Why: ${plain(reason)}</p>`}
      ${deferred !== undefined && markup`<p class="soft">Left for a later plan: ${plain(deferred)}</p>`}
      ${movedFrom !== undefined && markup`<p class="soft">Moved from ${code(movedFrom)}</p>`}
      ${importedBy !== undefined && markup`<p class="soft">Imported by ${code(importedBy)}</p>`} ${settingsOf(change)}
    </div>
  </details>`;
};

type Settings = Pick<ReviewedChange, 'attributes' | 'omitted'>;

const countOf = ({ attributes, omitted }: Settings) => {
  const count = attributes.length + omitted;
  return markup`<span class="count">${count} ${count === 1 ? 'setting' : 'settings'}</span>`;
};

const settingsOf = ({ attributes, omitted }: Settings) =>
  markup`${attributes.map(attributeRow)} ${omitted > 0 && markup`<p class="soft">and ${omitted} more settings</p>`}`;

const side = (label: string, value: string | null) =>
  markup`<span class="label">${label} </span>${value === null ? markup`<span class="unset">${label === 'before' || label === 'after' ? 'not set' : 'nothing'}</span>` : code(value)}`;

const attributeRow = (attribute: AttributeChange) => {
  const { path, before, after, unchanged } = attribute;
  const [from, to] = unchanged === undefined ? ['before', 'after'] : ['removed', 'added'];
  return markup`<div class="attribute">
    <div>
      <span class="sign">${signOf(attribute)}</span> ${code(path)}${unchanged !== undefined && markup` <span class="label">${unchanged} unchanged</span>`}
    </div>
    <div class="before">${side(from, before)}</div>
    <div class="after">${side(to, after)}</div>
  </div>`;
};
