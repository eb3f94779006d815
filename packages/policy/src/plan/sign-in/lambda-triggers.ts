import {
  accountOfArn,
  LAMBDA_TRIGGER_BLOCKS,
  LAMBDA_TRIGGERS,
  regionOfArn,
  type JsonObject,
} from '@auth0-cognito/contract';
import { block } from '../../json';
import type { Finding, Rule } from '../../rule';
import type { Resource, Subject } from '../../subject';
import { accountOf, otherAccounts, regionOf } from '../accounts';
import { changedKeys, remaining, removed } from '../changes';
import { withoutKeys } from '../same-plan';
import { holds, isKnown, isSame, SENSITIVE_CHANGED, UNKNOWN } from '../values';

const POOL = 'aws_cognito_user_pool';

/** The functions of a pool by trigger. `pre_token_generation` is in two places if its version is set. */
function triggersOf(side: JsonObject | null): ReadonlyMap<string, string> {
  const config = block(side?.lambda_config);
  const blocks = LAMBDA_TRIGGER_BLOCKS.map((key) => [key, block(config[key]).lambda_arn] as const);
  const found = [...LAMBDA_TRIGGERS.map((key) => [key, config[key]] as const), ...blocks].flatMap(([key, arn]) =>
    typeof arn === 'string' && isKnown(arn) && arn !== '' ? [[key.replace(/_config$/, ''), arn] as const] : [],
  );
  return new Map(found);
}

const isDecided = ({ values }: Resource) => 'lambda_config' in values;

/** The triggers of a pool to which the plan adds a function. */
const addedTriggers = ({ before, values }: Resource) => {
  const old = triggersOf(before);
  return [...triggersOf(values)].filter(([trigger, arn]) => old.get(trigger) !== arn);
};

const isForeign = (arn: string, pool: Resource, subject: Subject) => {
  const [account, region] = [accountOf(subject, pool), regionOf(subject, pool)];
  return (
    (account !== undefined && accountOfArn(arn) !== undefined && accountOfArn(arn) !== account) ||
    (region !== undefined && regionOfArn(arn) !== undefined && regionOfArn(arn) !== region)
  );
};

/** One entry for each function, also if it has several triggers. */
const perFunction = (pairs: readonly (readonly [string, string])[]) =>
  [...new Set(pairs.map(([, arn]) => arn))].map((arn) => ({
    arn,
    triggers: pairs.filter(([, other]) => other === arn).map(([trigger]) => trigger),
  }));

/** Code that this account does not control determines who can sign in and what tokens contain. */
export const foreignTriggerAdded: Rule = {
  id: 'foreign-trigger-added',
  severity: 'critical',
  reads: ['plan'],
  title: 'code of another AWS account or region controls sign-in and the contents of tokens',
  help: 'use a function of the account and region of the user pool',
  judges: { [POOL]: ['lambda_config'] },
  check: (subject) =>
    remaining(subject, POOL)
      .filter(isDecided)
      .flatMap((pool) =>
        perFunction(addedTriggers(pool).filter(([, arn]) => isForeign(arn, pool, subject))).map(
          ({ arn, triggers }) => ({
            address: pool.address,
            received: `${triggers.join(', ')} runs ${arn}`,
            allowed: `a function of account ${accountOf(subject, pool) ?? 'of the pool'}`,
          }),
        ),
      ),
};

function changeTexts(pool: Resource, subject: Subject): readonly string[] {
  const { before, values } = pool;
  const [old, next] = [triggersOf(before), triggersOf(values)];
  const own = perFunction(addedTriggers(pool).filter(([, arn]) => !isForeign(arn, pool, subject)));
  const lost = [...old.keys()].filter((trigger) => !next.has(trigger) && !holds(values.lambda_config, UNKNOWN));
  const rest = ['kms_key_id', 'lambda_version'].filter((key) => {
    const read = (side: JsonObject | null) => {
      const config = block(side?.lambda_config);
      return key === 'kms_key_id'
        ? config.kms_key_id
        : LAMBDA_TRIGGER_BLOCKS.map((name) => block(config[name]).lambda_version ?? null);
    };
    return (
      before !== null &&
      own.length === 0 &&
      lost.length === 0 &&
      addedTriggers(pool).length === 0 &&
      !isSame(read(before), read(values))
    );
  });
  return [
    ...own.map(({ arn, triggers }) => `${triggers.join(', ')} runs ${arn}`),
    ...(lost.length > 0 ? [`${lost.join(', ')} no longer runs`] : []),
    ...rest.map((key) => `${key} of the triggers changes`),
  ].filter(() => !holds(values.lambda_config, SENSITIVE_CHANGED));
}

/** A trigger can confirm accounts, verify challenges and write claims. Without it, sign-ins that it refused are allowed. */
export const triggerChanged: Rule = {
  id: 'trigger-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'other code runs at sign-in or sign-up',
  help: 'review the code of the function; if a trigger is removed, check what it refused',
  judges: { [POOL]: ['lambda_config'] },
  check: (subject) =>
    remaining(subject, POOL)
      .filter(isDecided)
      .flatMap((pool) =>
        changeTexts(pool, subject).map((received): Finding => ({
          address: pool.address,
          received,
          allowed: 'the same functions',
        })),
      ),
};

/** Settings that determine what code a function runs, and that can be unknown in a plan, such as another package or layer. */
const CODE_SETTINGS = /^(filename|image_uri|source_code_hash|s3_\w+|layers|role|environment|runtime|handler)$/;
const IGNORED_SETTINGS =
  /^(tags|tags_all|description|last_modified|version|qualified_arn|qualified_invoke_arn|source_code_size)$/;

const withoutQualifier = (arn: string) => arn.replace(/(:function:[^:]+):[^:]+$/, '$1');

/**
 * The code of a function that the environment manages and a pool uses as a trigger. The trigger is found by the configuration or by the
 * ARN in a pool.
 */
export const triggerCodeChanged: Rule = {
  id: 'trigger-code-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'the code or the permissions of a function that runs at sign-in or sign-up change',
  help: 'review the code of the function, its role and its environment variables',
  check: (subject) => {
    const configured = new Set(
      [...(subject.plan?.assigned ?? [])]
        .filter(([address]) => address.includes(`${POOL}.`))
        .flatMap(([, settings]) => settings.get('lambda_config') ?? []),
    );
    const running = new Set((subject.plan?.triggers ?? []).flatMap((arn) => [arn, withoutQualifier(arn)]));
    const isTrigger = ({ address, before, values }: Resource) =>
      configured.has(withoutKeys(address)) || [before?.arn, values.arn].some((arn) => running.has(String(arn)));
    const deleted = removed(subject, 'aws_lambda_function', 'aws_lambda_alias')
      .filter((resource) => !resource.actions.includes('create') && isTrigger(resource))
      .map(({ address }) => ({
        address,
        received: 'is deleted: sign-in that runs it fails',
        allowed: 'the same code',
      }));
    const changed = remaining(subject, 'aws_lambda_function', 'aws_lambda_alias')
      .filter((resource) => resource.before !== null && isTrigger(resource))
      .flatMap((resource) => {
        const undecided = (resource.unknown ?? []).filter((key) => CODE_SETTINGS.test(key));
        const keys = [...changedKeys(resource).filter((key) => !IGNORED_SETTINGS.test(key)), ...undecided];
        return keys.length === 0
          ? []
          : [{ address: resource.address, received: `${keys.join(', ')} changes`, allowed: 'the same code' }];
      });
    return [...deleted, ...changed];
  },
};

const SOURCES = /^(cognito-idp|cognito-identity|events|sns|sqs|s3|apigateway|logs|ses)\.amazonaws\.com(\.cn)?$/;
const PERMISSION = 'aws_lambda_permission';

export const triggerPermissionOpen: Rule = {
  id: 'trigger-permission-open',
  severity: 'high',
  reads: ['plan'],
  title: 'services or accounts other than the user pool can invoke a sign-in function',
  help: 'allow only the service of the user pool, with the ARN of the pool as source_arn',
  source:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html',
  judges: {
    [PERMISSION]: [
      'action',
      'function_name',
      'principal',
      'source_arn',
      'source_account',
      'principal_org_id',
      'qualifier',
      'event_source_token',
      'function_url_auth_type',
      'invoked_via_function_url',
    ],
  },
  check: (subject) =>
    remaining(subject, PERMISSION).flatMap((permission) => {
      const { address, values, before } = permission;
      return before !== null && isSame(before, values)
        ? []
        : faultsOf(permission, subject).map((received) => ({
            address,
            received,
            allowed: 'the user pool, by source_arn',
          }));
    }),
};

function faultsOf(permission: Resource, subject: Subject): readonly string[] {
  const { values, unknown = [] } = permission;
  const { source_arn: arn, action } = values;
  const principal = String(values.principal);
  const isService = SOURCES.test(principal);
  const isBound = unknown.includes('source_arn') || (typeof arn === 'string' && !/:\*|^\*/.test(arn));
  const home = typeof arn === 'string' ? regionOfArn(arn) : undefined;
  const region = regionOf(subject, permission);
  return [
    ...(isKnown(values.principal) && !isService ? [`${principal} may run it`] : []),
    ...(isService && !isBound ? [`any resource of ${principal} may run it`] : []),
    ...otherAccounts(arn, permission, subject).map((account) => `${account} may run it`),
    ...(home !== undefined && region !== undefined && home !== '' && home !== region
      ? [`region ${home} may run it`]
      : []),
    ...(action !== 'lambda:InvokeFunction' && isKnown(action) ? [`allows ${String(action)}`] : []),
    ...(values.function_url_auth_type === 'NONE' ? ['everyone can call its URL'] : []),
  ];
}
