export { fault as planReviewFaults } from './faults';
export { acknowledgementLine, openAcknowledgements, parseAcknowledgements } from './acknowledgements';
export { countText, countsOf } from './counts';
export type { AttributeChange } from './differences';
export { divergenceIn, type Divergence, type NextApply } from './divergence';
export { comparePlans, fingerprint, type ReviewedPlan } from './fingerprint';
export type {
  Acknowledgement,
  ChangeKind,
  Counts,
  Drift,
  FederationGraph,
  GraphNode,
  NamedRisk,
  PlanDifference,
  Review,
  ReviewedChange,
  Risk,
  Since,
  Status,
} from './model';
export { renderJson } from './render-json';
export { reviewPlan, type ReviewOptions } from './review';
export { sinceReview } from './since';
export { EXIT_CODES, exitCodeOf } from './status';
export {
  MAX_COMMENT_LENGTH,
  commentMarker,
  fingerprintInComment,
  renderMarkdown,
  type MarkdownOptions,
} from './markdown/render';
export { settingLines } from './text/changes';
export { differenceLines, sinceLines } from './text/since';
export type { Paint } from './text/layout';
export { renderText, textSummary, type TextOptions } from './text/render';
export { renderHtml } from './html/render';
export { untestedProviders } from './texts';
