import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import { shownHash } from '../../checkout/test/support/documented-image';
import type { Shown } from '../../checkout/test/support/documented-image';
import { renderHtml, renderMarkdown, reviewPlan } from '../src';

const RUN = 'https://github.com/acme/login/actions/runs/17';

const fixture = (name: string) =>
  readFileSync(join(findCheckout(), 'packages/plan-review/test/fixtures', `${name}.json`), 'utf8');

/** The review in the pictures of docs/images: as a comment, in Markdown, and as a page, in HTML. */
export async function documentedReview() {
  const facts = { commit: 'c7b1f0d2a94e', runUrl: RUN };
  const prod = await reviewPlan(fixture('risky'), { environment: 'prod', stage: 'production', ...facts });
  const dev = await reviewPlan(fixture('url-changed'), { environment: 'dev', stage: 'development', ...facts });
  return { comment: renderMarkdown(prod), page: renderHtml([prod, dev]) };
}

/** The content of each of these pictures, by name. */
export async function documentedContents(): Promise<Readonly<Record<string, Shown>>> {
  const { comment, page } = await documentedReview();
  const [ofComment, ofPage] = [{ hash: shownHash(comment) }, { hash: shownHash(page) }];
  return { 'review-comment': ofComment, 'review-light': ofPage, 'review-dark': ofPage, 'review-phone': ofPage };
}
