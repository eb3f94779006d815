import { capitalized } from '@auth0-cognito/contract';
import { acknowledgementLine } from '../acknowledgements';
import type { AttributeChange } from '../differences';
import type { ChangeKind, Review, ReviewedChange, Risk } from '../model';
import { KIND_WORDS, SEVERITIES, STATUS_WORDS, countWords, untestedProviders } from '../words';
import { sinceCard } from './since';
import { code, markup, plain, type Markup } from './markup';
import { picture } from './picture';

/** More changes than this make a page that no phone opens; risks are never left out. */
const MOST_CHANGES = 2000;

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

const kindTag = (kind: ChangeKind) =>
  markup`<span class="tag ${TONES[kind]}">${KIND_WORDS[kind].sign} ${KIND_WORDS[kind].word}</span>`;

/** The worst risk at each address, and what happens to it; a risk's address may name a setting of a resource. */
function indexOf({ risks, changes }: Review) {
  const kinds = new Map(changes.map(({ address, kind }) => [address, kind]));
  const worst = new Map<string, Risk['severity']>();
  // Risks come worst first.
  for (const { address, severity } of risks) if (!worst.has(address)) worst.set(address, severity);
  return { kindAt: (address: string) => kinds.get(address), riskAt: (address: string) => worst.get(address) ?? 'none' };
}

/** One environment: verdict, risks, picture, changes, drift. */
export function environmentSection(review: Review, number: number): Markup {
  const id = `e${number}`;
  const { mark, words } = STATUS_WORDS[review.status];
  return markup`<section class="environment" data-environment="${review.environment}" aria-labelledby="${id}">
    <div class="card">
      <div class="top">
        <h2 id="${id}">${plain(review.environment)}</h2>
        <span class="status ${review.status}">${mark} ${words}</span
        ><span class="counts">${countWords(review.counts)}</span>
      </div>
      ${review.reasons.length > 0 && markup`<p>${capitalized(review.reasons.join('; '))}.</p>`} ${facts(review)}
    </div>
    ${sinceCard(review)} ${riskList(review)} ${unjudgedList(review)} ${drawn(review, id)} ${changeList(review)} ${driftList(review)}
  </section>`;
}

function facts(review: Review): Markup {
  const { commit, terraform, providers, runUrl, fingerprint, unusedAcknowledgements } = review;
  const fact = (name: string, value: Markup) =>
    markup`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return markup`<dl class="facts">
    ${commit !== null && fact('Commit', code(commit))} ${fact('Terraform', code(terraform))}
    ${providers.map(({ name, version }) => fact('Provider', code(`${name.split('/').slice(-2).join('/')} ${version ?? ''}`.trim())))}
    ${untestedProviders(review).map((text) => fact('Not tested', plain(text)))}
    ${runUrl !== null && fact('Run', markup`<a href="${runUrl}" rel="noreferrer">${runUrl}</a>`)}
    ${fact('Fingerprint', code(fingerprint))}
    ${unusedAcknowledgements.map(({ environment, rule, address }) => fact('Acknowledgement without its risk', code(`${environment} ${rule} ${address.slice(0, 300)}`)))}
  </dl>`;
}

/** Notices beyond these are counted: other risks are never left out. */
const MOST_NOTICES = 500;

function riskList(review: Review): Markup | undefined {
  if (review.risks.length === 0) return undefined;
  const { kindAt } = indexOf(review);
  const told = [
    ...review.risks.filter(({ severity }) => severity !== 'notice'),
    ...review.risks.filter(({ severity }) => severity === 'notice').slice(0, MOST_NOTICES),
  ];
  const left = review.risks.length - told.length;
  return markup`<h3>What this does to the people who sign in</h3>
    <div class="risks">${saidAlike(told).map((risks) => riskCard(risks, review.environment, kindAt))}</div>
    ${left > 0 && markup`<p class="soft">${left} more notices are not listed here; <code>--format json</code> has them all.</p>`}`;
}

/** Risks of which everything but the address is the same, in their order. */
function saidAlike(risks: readonly Risk[]): readonly (readonly [Risk, ...Risk[]])[] {
  const groups = new Map<string, [Risk, ...Risk[]]>();
  for (const risk of risks) {
    const key = JSON.stringify([risk.rule, risk.received, risk.allowed]);
    const group = groups.get(key);
    if (group) group.push(risk);
    else groups.set(key, [risk]);
  }
  return [...groups.values()];
}

function riskCard(
  risks: readonly [Risk, ...Risk[]],
  environment: string,
  kindAt: (address: string) => ChangeKind | undefined,
): Markup {
  const [{ rule, severity, title, received, allowed, help }] = risks;
  const words = SEVERITIES.find((each) => each.severity === severity);
  const item = (risk: Risk) =>
    markup`<li data-item data-environment="${environment}" data-action="${kindAt(risk.address) ?? 'none'}" data-risk="${severity}">
      ${code(risk.address)}${risk.isAcknowledged && markup`<span class="tag add">✓ acknowledged</span>`}
      ${severity === 'critical' && !risk.isAcknowledged && markup`<p class="soft">To accept it: ${code(acknowledgementLine(environment, risk))}</p>`}
    </li>`;
  return markup`<article class="card risk ${severity}" data-group>
    <div class="meta"><span class="tag severity">${words?.mark} ${words?.words}</span><code>${rule}</code></div>
    <h4>${capitalized(title)}</h4>
    <ul>${risks.map(item)}</ul>
    <dl>
      <dt>This plan</dt>
      <dd>${plain(received)}</dd>
      <dt>Expected</dt>
      <dd>${plain(allowed)}</dd>
      <dt>What to do</dt>
      <dd>${capitalized(help)}</dd>
    </dl>
  </article>`;
}

/** Settings that no rule judges, open: somebody has to look at each. */
function unjudgedList({ unjudged, otherTypes, environment }: Review): Markup | undefined {
  if (unjudged.length === 0 && otherTypes.length === 0) return undefined;
  return markup`${
    unjudged.length > 0 &&
    markup`<h3>Needs a look: settings that no rule judges</h3>
      <div class="changes">
        ${unjudged.slice(0, MOST_CHANGES).map(
          ({ address, attributes, omitted }) =>
            markup`<details open data-item data-environment="${environment}" data-action="none" data-risk="high">
              <summary>${code(address)}<span class="count">${attributes.length + omitted} settings</span></summary>
              <div class="attributes">
                ${attributes.map(attributeRow)} ${omitted > 0 && markup`<p class="soft">and ${omitted} more settings</p>`}
              </div>
            </details>`,
        )}
      </div>
      ${unjudged.length > MOST_CHANGES && markup`<p class="soft">${unjudged.length - MOST_CHANGES} more are not listed here; <code>--format json</code> has them all.</p>`}`
  }
  ${
    otherTypes.length > 0 &&
    markup`<p class="soft">Not judged, because they decide nothing about sign-in: ${otherTypes
      .slice(0, 50)
      .map(({ type, count }) => `${type} ${count}`)
      .join(', ')}.</p>`
  }`;
}

function drawn(review: Review, id: string): Markup | undefined {
  const drawing = picture(review, id);
  return (
    drawing &&
    markup`<h3>The federation</h3>
      ${drawing}`
  );
}

function changeList(review: Review): Markup | undefined {
  const { changes, environment } = review;
  if (changes.length === 0) return undefined;
  const { riskAt } = indexOf(review);
  const left = changes.length - MOST_CHANGES;
  return markup`<h3>Every change</h3>
    <div class="changes">
      ${changes.slice(0, MOST_CHANGES).map((change) => changeItem(change, environment, riskAt(change.address)))}
    </div>
    ${left > 0 && markup`<p class="soft">${left} more changes are not listed here; <code>--format json</code> has them all.</p>`}`;
}

function changeItem(change: ReviewedChange, environment: string, risk: string): Markup {
  const { kind, address, reason, deferred, movedFrom, importedBy, attributes, omitted } = change;
  const count = attributes.length + omitted;
  return markup`<details data-item data-environment="${environment}" data-action="${kind}" data-risk="${risk}">
    <summary>
      ${kindTag(kind)}${code(address)}<span class="count">${count} ${count === 1 ? 'setting' : 'settings'}</span>
    </summary>
    <div class="attributes">
      ${reason !== undefined && markup`<p class="soft">Why: ${plain(reason)}</p>`}
      ${deferred !== undefined && markup`<p class="soft">Left for a later plan: ${plain(deferred)}</p>`}
      ${movedFrom !== undefined && markup`<p class="soft">Moved from ${code(movedFrom)}</p>`}
      ${importedBy !== undefined && markup`<p class="soft">Imported by ${code(importedBy)}</p>`}
      ${attributes.map(attributeRow)} ${omitted > 0 && markup`<p class="soft">and ${omitted} more settings</p>`}
    </div>
  </details>`;
}

const side = (label: string, value: string | null) =>
  markup`<span class="label">${label} </span>${value === null ? markup`<span class="unset">${label === 'before' || label === 'after' ? 'not set' : 'nothing'}</span>` : code(value)}`;

const attributeRow = ({ path, before, after, unchanged }: AttributeChange) => {
  const [from, to] = unchanged === undefined ? ['before', 'after'] : ['removed', 'added'];
  return markup`<div class="attribute">
    <div>${code(path)}${unchanged !== undefined && markup` <span class="label">${unchanged} unchanged</span>`}</div>
    <div class="before">${side(from, before)}</div>
    <div class="after">${side(to, after)}</div>
  </div>`;
};

function driftList({ drift, environment }: Review): Markup | undefined {
  if (drift.length === 0) return undefined;
  return markup`<h3>Changed outside Terraform</h3>
    <p class="soft">Not proposed by this plan: somebody or something changed it since the last apply.</p>
    <div class="changes">
      ${drift.slice(0, MOST_CHANGES).map(
        ({ address, kind, isExpected, attributes, omitted }) =>
          markup`<details data-item data-environment="${environment}" data-action="drift" data-risk="none">
            <summary>
              ${kindTag(kind)}${code(address)}${isExpected && markup`<span class="label">by design</span>`}<span
                class="count"
                >${attributes.length + omitted} settings</span
              >
            </summary>
            <div class="attributes">${attributes.map(attributeRow)}</div>
          </details>`,
      )}
    </div>
    ${drift.length > MOST_CHANGES && markup`<p class="soft">${drift.length - MOST_CHANGES} more are not listed here; <code>--format json</code> has them all.</p>`}`;
}
