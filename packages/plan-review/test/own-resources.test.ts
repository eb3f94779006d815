import { join, resolve } from 'node:path';
import { isIdentityType, isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import type { EnvironmentInput, Extension } from '@auth0-cognito/environment';
import { synthesized } from '@auth0-cognito/environment/testing';
import { renderHtml, renderMarkdown, reviewPlan, type Review } from '../src';
import { fixture } from './fixtures';
import { resourceChange } from './plans';

const ROOT = resolve(__dirname, '../../..');
const EXAMPLE = join(ROOT, 'examples/own-resources');
const { extend } = jest.requireActual<{ extend: Extension }>(join(EXAMPLE, 'src/extend'));
const { environment } = jest.requireActual<{ environment: EnvironmentInput }>(join(ROOT, 'apps/dev/src/environment'));

type Resources = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
const resourcesOf = (text: string) => (JSON.parse(text) as { resource: Resources }).resource;

/** Arguments that Terraform itself reads. */
const META = ['//', 'depends_on', 'lifecycle', 'provider', 'provisioner'];

/** The known part of a value in a plan, and the unknown part. */
function planned(value: Json): { readonly known?: Json; readonly unknown?: Json } {
  if (typeof value === 'string') return /(?<!\$)\$\{/.test(value) ? { unknown: true } : { known: value };
  if (!isObject(value)) return { known: value };
  const members = Object.entries(value).map(([key, member]) => [key, planned(member as Json)] as const);
  const sides = (side: 'known' | 'unknown') =>
    Object.fromEntries(members.flatMap(([key, member]) => (member[side] === undefined ? [] : [[key, member[side]]])));
  // A block is a list in a plan.
  return { known: [sides('known')], unknown: [sides('unknown')] };
}

/** A value as in the configuration of a plan. */
function expressionOf(value: Json): Json {
  if (isObject(value))
    return [Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expressionOf(member as Json)]))];
  const references = [...JSON.stringify(value).matchAll(/\$\{(([a-z0-9_]+\.\w+)\.\w+)\}/g)];
  if (references.length === 0) return { constant_value: value };
  return { references: references.flatMap(([, setting = '', address = '']) => [setting, address]) };
}

const settingsOf = (block: JsonObject) =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !META.includes(key))) as JsonObject;

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly block: JsonObject;
}

interface Plan {
  readonly resource_changes: Record<string, unknown>[];
  readonly configuration: { readonly root_module: { readonly resources: { address: string; expressions: Json }[] } };
}

/** Adds the functions of the example to the pool in the plan. */
function updatePool({ resource_changes: changes, configuration }: Plan, block: JsonObject): void {
  const pool = changes.find(({ type }) => type === 'aws_cognito_user_pool') as { address: string; change: JsonObject };
  const { known, unknown } = planned(block.lambda_config as Json);
  const after = { ...(pool.change.after as JsonObject), lambda_config: known };
  pool.change = { ...pool.change, actions: ['update'], after, after_unknown: { lambda_config: unknown } } as JsonObject;
  const configured = configuration.root_module.resources.find(({ address }) => address === pool.address);
  Object.assign(configured?.expressions as object, { lambda_config: expressionOf(block.lambda_config as Json) });
}

/** The plan that adds the example's resources to the deployed dev; `edit` changes their settings. */
function planOf(edit: (resource: Resource) => JsonObject = () => ({})): { text: string; types: readonly string[] } {
  const before = resourcesOf(synthesized(environment));
  const after = resourcesOf(synthesized(environment, extend, EXAMPLE));
  const own = Object.entries(after)
    .flatMap(([type, blocks]) => Object.entries(blocks).map(([name, block]) => ({ type, name, block })))
    .filter(({ type, name }) => before[type]?.[name] === undefined)
    .map((each) => ({
      ...each,
      address: `${each.type}.${each.name}`,
      settings: settingsOf({ ...each.block, ...edit(each) }),
    }));
  const plan = JSON.parse(fixture('no-changes')) as Plan;
  updatePool(plan, Object.values(after.aws_cognito_user_pool ?? {})[0] as JsonObject);
  for (const { type, name, address, settings } of own) {
    const { known, unknown } = planned(settings);
    const [after, afterUnknown] = [known, unknown].map((side) => (side as readonly JsonObject[])[0]);
    plan.resource_changes.push(resourceChange({ address, after, unknown: { ...afterUnknown, id: true } }));
    const [expressions] = expressionOf(settings) as readonly Json[];
    plan.configuration.root_module.resources.push({
      ...{ address, mode: 'managed', type, name },
      expressions,
    } as never);
  }
  return { text: JSON.stringify({ ...plan, applyable: true }), types: own.map(({ type }) => type).sort() };
}

const reviewOf = ({ text }: { readonly text: string }) =>
  reviewPlan(text, { environment: 'dev', stage: 'development' });

const risksOf = ({ risks }: Review) =>
  risks.map(({ severity, rule, address }) => `${severity} ${rule} ${address.replace(/_[0-9A-F]{8}$/, '')}`);

describe('a plan with the own resources of an environment', () => {
  const { types } = planOf();
  let review: Review;
  beforeAll(async () => void (review = await reviewOf(planOf())));

  test('judges each type by a rule, or lists it as not judged with the number of its resources', () => {
    const others = types.filter((type) => !isIdentityType(type));

    expect(review.otherTypes).toEqual(
      [...new Set(others)].map((type) => ({ type, count: others.filter((each) => each === type).length })),
    );
    expect([...new Set(types.filter(isIdentityType))]).toEqual([
      'aws_iam_role',
      'aws_iam_role_policy',
      'aws_lambda_permission',
    ]);
    expect(review.unjudged).toEqual([]);
  });

  test('shows the types without a rule in the comment and on the page', () => {
    const line = (text: string) => /Not judged, because they decide nothing about sign-in: [^\n]*/.exec(text)?.[0];

    for (const { type, count } of review.otherTypes) {
      expect(line(renderMarkdown(review))).toContain(`\`${type}\` ${count}`);
      expect(line(renderHtml(review))).toContain(`${type} ${count}`);
    }
  });

  test('reports the sign-in function, and the policy that is known only after the apply', () => {
    expect(risksOf(review)).toEqual([
      'high decided-at-apply aws_cognito_user_pool.Federation_UserPool',
      'high decided-at-apply aws_iam_role_policy.FilesOfTheUser',
      'high trigger-changed aws_cognito_user_pool.Federation_UserPool',
    ]);
  });

  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const OPEN_TRUST = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' });
  const EVERY_RIGHT = document({ Effect: 'Allow', Action: '*', Resource: '*' });

  test.each([
    ['FunctionRole', { assume_role_policy: OPEN_TRUST }, 'critical trust-open aws_iam_role.FunctionRole'],
    ['FunctionLogs', { policy: EVERY_RIGHT }, 'critical permissions-broad aws_iam_role_policy.FunctionLogs'],
    ['ClaimsForThePool', { principal: '*' }, 'high trigger-permission-open aws_lambda_permission.ClaimsForThePool'],
  ])('reports a mistake in %s', async (changed, settings, risk) => {
    const mistaken = await reviewOf(planOf(({ name }) => (name === changed ? settings : {})));

    expect(risksOf(mistaken).filter((each) => !risksOf(review).includes(each))).toEqual([risk]);
  });

  test('needs a look at a setting of an identity type that no rule covers', async () => {
    const { unjudged } = await reviewOf(planOf(({ name }) => (name === 'FunctionRole' ? { of_tomorrow: 'x' } : {})));

    expect(unjudged.map(({ address, attributes }) => [address, ...attributes.map(({ path }) => path)])).toEqual([
      ['aws_iam_role.FunctionRole', 'of_tomorrow'],
    ]);
  });
});
