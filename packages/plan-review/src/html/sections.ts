import { capitalized } from '@auth0-cognito/contract';
import { countText } from '../counts';
import type { Review } from '../model';
import { STATUS_WORDS, stageText, untestedProviders } from '../texts';
import { changeList, driftList, unjudgedList } from './changes';
import { code, markup, plain, type Markup } from './markup';
import { graphImage } from './graph-image';
import { riskList } from './risks';
import { SizeBudget } from './size-budget';
import { sinceCard } from './since';

/** Shares of the lists in the space of an environment. Their sum is 1. */
const SHARES = { since: 0.05, risks: 0.45, unjudged: 0.15, changes: 0.25, drift: 0.1 };

/**
 * Section of one environment: verdict, risks, picture, changes, drift.
 *
 * @param bytes maximum size of its lists.
 */
export function environmentSection(review: Review, number: number, bytes: number): Markup {
  const id = `e${number}`;
  const { mark, words } = STATUS_WORDS[review.status];
  const budget = (list: keyof typeof SHARES) => new SizeBudget(bytes * SHARES[list]);
  return markup`<section class="environment" data-environment="${review.environment}" aria-labelledby="${id}">
    <div class="card">
      <div class="top">
        <h2 id="${id}">${plain(review.environment)}</h2>
        <span class="stage">${stageText(review)}</span>
        <span class="status ${review.status}">${mark} ${words}</span
        ><span class="counts">${countText(review.counts)}</span>
      </div>
      ${review.reasons.length > 0 && markup`<p>${capitalized(review.reasons.join('; '))}.</p>`} ${facts(review)}
    </div>
    ${riskList(review, budget('risks'))} ${sinceCard(review, budget('since'))} ${unjudgedList(review, budget('unjudged'))}
    ${graphOf(review, id)} ${changeList(review, budget('changes'))} ${driftList(review, budget('drift'))}
  </section>`;
}

/** Facts about the reviewed plan, folded, so that the first risk is visible without scrolling. */
function facts(review: Review): Markup {
  const { commit, terraform, providers, runUrl, fingerprint, unusedAcknowledgements } = review;
  const fact = (name: string, value: Markup) =>
    markup`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return markup`<details class="facts">
    <summary><span>Details${commit !== null && markup`, commit ${code(commit.slice(0, 12))}`}</span></summary>
    <dl>
      ${commit !== null && fact('Commit', code(commit))} ${fact('Terraform', code(terraform))}
      ${providers.map(({ name, version }) => fact('Provider', code(`${name.split('/').slice(-2).join('/')} ${version ?? ''}`.trim())))}
      ${untestedProviders(review).map((text) => fact('Not tested', plain(text)))}
      ${runUrl !== null && fact('Run', markup`<a href="${runUrl}" rel="noreferrer">${runUrl}</a>`)}
      ${fact('Fingerprint', code(fingerprint))}
      ${unusedAcknowledgements.slice(0, 100).map(({ environment, rule, address }) => fact('Acknowledgement without its risk', code(`${environment} ${rule} ${address.slice(0, 300)}`)))}
    </dl>
  </details>`;
}

function graphOf(review: Review, id: string): Markup | undefined {
  const drawing = graphImage(review, id);
  return (
    drawing &&
    markup`<h3>The federation</h3>
      ${drawing}`
  );
}
