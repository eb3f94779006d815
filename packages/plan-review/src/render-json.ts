import type { Review } from './model';

/** The reviews as one JSON document for other tools; `review.schema.json` describes it. Holds no secret. */
export function renderJson(reviews: Review | readonly Review[]): string {
  const list = Array.isArray(reviews) ? (reviews as readonly Review[]) : [reviews as Review];
  return `${JSON.stringify({ version: 1, reviews: list }, undefined, 2)}\n`;
}
