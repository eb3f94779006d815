import { canParseUrl, isObject, throwFaults, type Json, type JsonObject } from '@auth0-cognito/contract';
import {
  SENSITIVE,
  SENSITIVE_CHANGED,
  UNKNOWN,
  identityCoverage,
  identityRisks,
  judge,
  placeholderText,
  type Coverage,
  type ExistingObjects,
  type EnvironmentFacts,
  type ProviderLocks,
  type Resource,
  type Stage,
  type Subject,
} from '@auth0-cognito/policy';
import { accepts } from './acknowledgements';
import { countsOf } from './counts';
import { attributeChanges } from './differences';
import { driftIn } from './drift';
import { fault } from './faults';
import { changeDigest, fingerprint } from './fingerprint';
import { federationGraph } from './graph';
import {
  KINDS,
  type Acknowledgement,
  type ChangeKind,
  type Review,
  type ReviewedChange,
  type Risk,
  type UnjudgedSettings,
} from './model';
import type { ReadChange } from './read-change';
import { readPlan, type ReadPlan } from './read-plan';
import { reasonsOf, statusOf } from './status';
import { ValueFormatter } from './value-formatter';

/** Facts that a plan does not contain. */
export interface ReviewOptions extends EnvironmentFacts {
  /** Name of the environment: `prod`. */
  readonly environment: string;
  /**
   * Stage of the environment.
   *
   * @default 'production'
   */
  readonly stage?: Stage;
  /** The commit that was planned. */
  readonly commit?: string;
  /** URL of the run that planned, https. */
  readonly runUrl?: string;
  /**
   * Used providers, from the lock file.
   *
   * @default - the version constraints of the plan
   */
  readonly providers?: readonly { readonly name: string; readonly version: string }[];
  /**
   * The lock file before and after the change.
   *
   * @default - not compared
   */
  readonly locks?: ProviderLocks;
  /**
   * Objects that the plan would create a second time, as found when it was made.
   *
   * @default - nothing is known of what exists
   */
  readonly existing?: ExistingObjects;
  /** Accepted critical risks. @default [] */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/**
 * Reviews a plan that `terraform show -json` prints: its text, or its bytes in chunks. The result contains no secrets.
 *
 * @throws FaultError with an `ERR_PLAN_…` code if the input cannot be read as a plan.
 */
export async function reviewPlan(input: string | AsyncIterable<Uint8Array>, options: ReviewOptions): Promise<Review> {
  checkOptions(options);
  const plan = await readPlan(input);
  const show = new ValueFormatter(plan.secrets);
  const { environment, stage = 'production', acknowledgements = [] } = options;
  // Losses are first, so that they are shown if there is not room for everything.
  const changes = plan.changes
    .map((change) => ({ ...change, kind: kindOf(change) }))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const subject = subjectOf(plan, stage, options);
  const risks = risksOf(subject, options, show);
  const coverage = identityCoverage(subject);
  const unusedAcknowledgements = acknowledgements.filter(
    (acknowledgement) =>
      acknowledgement.environment === environment && !risks.some((risk) => accepts(acknowledgement, environment, risk)),
  );
  const reviewed = changes.map((change) => reviewedChange(change, show));
  const unjudged = unjudgedIn(coverage, reviewed, show);
  const facts = { plan, changes: reviewed, risks, unjudged, unusedAcknowledgements };
  return {
    version: 1,
    environment,
    stage,
    ...(options.stage === undefined && { isStageAssumed: true }),
    status: statusOf(facts),
    reasons: reasonsOf(facts),
    fingerprint: fingerprint({ changes: reviewed }),
    commit: options.commit ?? null,
    runUrl: options.runUrl ?? null,
    terraform: show.text(plan.terraformVersion, 40),
    providers: providersOf(options.providers ?? plan.providers, show),
    counts: countsOf(reviewed),
    risks,
    unjudged,
    otherTypes: coverage.otherTypes.map(({ type, count }) => ({ type: show.text(type, 80), count })),
    changes: reviewed,
    drift: driftIn(plan, show),
    graph: federationGraph({ ...plan, changes }, show),
    unusedAcknowledgements,
    since: null,
  };
}

/** Each provider once, also if it is configured several times, as for two regions. */
function providersOf(providers: ReadPlan['providers'], show: ValueFormatter): Review['providers'] {
  const shown = providers.map(({ name, version }) => ({
    name: show.text(name, 100),
    version: version === undefined ? null : show.text(version, 60),
  }));
  return [...new Map(shown.map((each) => [`${each.name} ${each.version}`, each])).values()].slice(0, 20);
}

function checkOptions({ environment, commit, runUrl }: ReviewOptions): void {
  throwFaults('review', [
    ...(/^[A-Za-z0-9][\w-]{0,63}$/.test(environment)
      ? []
      : [fault.ERR_REVIEW_ENVIRONMENT({ path: 'environment', received: environment })]),
    ...(commit === undefined || /^[0-9a-f]{7,64}$/i.test(commit)
      ? []
      : [fault.ERR_REVIEW_COMMIT({ path: 'commit', received: commit })]),
    ...(runUrl === undefined || isHttps(runUrl)
      ? []
      : [fault.ERR_REVIEW_RUN_URL({ path: 'runUrl', received: runUrl })]),
  ]);
}

/** Whether a URL is safe to link to in HTML and Markdown. */
const isHttps = (url: string) => /^https:\/\/[\w./:?=&%#~+-]{1,500}$/.test(url) && canParseUrl(url);

function kindOf({ actions, importId, mode }: ReadChange): ChangeKind {
  if (mode === 'action') return 'invoke';
  if (mode === 'other') return 'other';
  // Terraform and OpenTofu can also replace a resource that they only forget.
  if (actions.includes('create') && actions.includes('forget')) return 'replace';
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'delete';
  for (const kind of ['forget', 'create', 'update', 'read'] as const) if (actions.includes(kind)) return kind;
  return importId !== undefined ? 'import' : 'move';
}

function reviewedChange(change: ReadChange & { readonly kind: ChangeKind }, show: ValueFormatter): ReviewedChange {
  const { attributes, omitted } = attributeChanges(change.before, change.after, show);
  return {
    address: show.resource(change),
    kind: change.kind,
    actions: change.actions,
    mode: change.mode,
    type: show.text(change.type, 80),
    ...(change.deferred !== undefined && { deferred: show.text(change.deferred.replaceAll('_', ' '), 80) }),
    ...(change.previousAddress !== undefined && { movedFrom: show.address(change.previousAddress) }),
    ...(change.importId !== undefined && { importedBy: show.text(change.importId) }),
    ...(change.reason !== undefined && { reason: show.text(change.reason.replaceAll('_', ' '), 80) }),
    attributes,
    omitted,
    isTagsOnly:
      change.kind === 'update' &&
      attributes.length > 0 &&
      attributes.every(({ path }) => /^tags(_all)?(\.|\[|$)/.test(path)),
    digest: changeDigest(change),
  };
}

const known = (value: Json | undefined): JsonObject => {
  // If the whole resource is hidden, only that is shown.
  if (value === SENSITIVE || value === SENSITIVE_CHANGED) return { settings: value };
  if (!isObject(value)) return {};
  const entries = Object.entries(value);
  return entries.some(([, member]) => member === UNKNOWN)
    ? Object.fromEntries(entries.filter(([, member]) => member !== UNKNOWN))
    : value;
};

const unknownOf = (value: Json | undefined) => {
  const unknown = isObject(value) ? Object.keys(value).filter((key) => value[key] === UNKNOWN) : [];
  return unknown.length > 0 && { unknown };
};

/** The changed settings that no rule judges. */
function unjudgedIn(
  { unjudged }: Coverage,
  changes: readonly ReviewedChange[],
  show: ValueFormatter,
): readonly UnjudgedSettings[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return unjudged.map(({ address: given, settings }) => {
    const address = show.address(given);
    const change = byAddress.get(address);
    const attributes = (change?.attributes ?? []).filter(({ path }) => {
      const plain = path.replace(/\[\d+\]/g, '');
      return settings.some(
        (setting) => plain === setting || plain.startsWith(`${setting}.`) || setting.startsWith(`${plain}.`),
      );
    });
    return { address, attributes, omitted: change?.omitted ?? 0 };
  });
}

/** The input of the rules: changes and outputs, masked. */
function subjectOf({ changes, outputs, parts }: ReadPlan, stage: Stage, { locks, existing }: ReviewOptions): Subject {
  const resources = changes.flatMap(({ address, deposed, mode, type, name, actions, before, after }): Resource[] =>
    mode !== 'managed' && mode !== 'data'
      ? []
      : [
          {
            address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
            ...{ mode, type, name, actions },
            before: isObject(before) ? before : null,
            values: known(after),
            ...unknownOf(after),
          },
        ],
  );
  const plan = { ...parts, ...(locks && { locks }), ...(existing && { existing }) };
  return { source: 'plan', stage, resources, terraform: {}, providers: {}, outputs, variables: {}, plan };
}

function risksOf(subject: Subject, options: ReviewOptions, show: ValueFormatter): readonly Risk[] {
  const { environment, acknowledgements = [] } = options;
  const texts = new Map<string, string>();
  // A rule can give the same sentence for many resources.
  const sentence = (text: string) => {
    const shown = texts.get(text) ?? show.text(plainText(text));
    texts.set(text, shown);
    return shown;
  };
  return judge(subject, identityRisks(options)).map((found): Risk => {
    const { rule, severity, title, help } = found;
    const address = show.address(found.address);
    return {
      rule,
      severity,
      address,
      title,
      received: sentence(found.received),
      allowed: sentence(found.allowed),
      help,
      isAcknowledged: acknowledgements.some((acknowledgement) =>
        accepts(acknowledgement, environment, { rule, address }),
      ),
    };
  });
}

/** Replaces placeholders in a sentence by words. */
const plainText = (text: string) =>
  // The longer placeholder is first, because it begins with the shorter one.
  [SENSITIVE_CHANGED, SENSITIVE, UNKNOWN].reduce(
    (rest, placeholder) => rest.replaceAll(placeholder, placeholderText(placeholder) ?? ''),
    text,
  );
