import { isObject } from '@auth0-cognito/contract';
import type { Json } from '../store-state';
import type { Route } from './route';
import { ok, patched, route } from './route';
import type { Schema } from './schema';
import { anyObject, choice, flag, integer, list, object, text } from './schema';

const stage = (...names: readonly string[]) => object(Object.fromEntries(names.map((name) => [name, anyObject])));
const policy = choice('never', 'when_risky', 'always');

interface Protection {
  readonly fresh: () => Json;
  readonly schema: Schema;
}

/** Settings and defaults by the last part of the path. */
const PROTECTIONS: Readonly<Record<string, Protection>> = {
  'brute-force-protection': {
    fresh: () => ({
      enabled: true,
      shields: ['block', 'user_notification'],
      mode: 'count_per_identifier_and_ip',
      allowlist: [],
      max_attempts: 10,
    }),
    schema: object({
      enabled: flag,
      shields: list(choice('block', 'user_notification')),
      allowlist: list(text({ minLength: 1 })),
      mode: choice('count_per_identifier', 'count_per_identifier_and_ip'),
      max_attempts: integer(1, 100),
    }),
  },
  'breached-password-detection': {
    fresh: () => ({
      enabled: false,
      shields: [],
      admin_notification_frequency: [],
      method: 'standard',
      stage: { 'pre-user-registration': { shields: [] }, 'pre-change-password': { shields: [] } },
    }),
    schema: object({
      enabled: flag,
      shields: list(choice('block', 'user_notification', 'admin_notification')),
      admin_notification_frequency: list(choice('immediately', 'daily', 'weekly', 'monthly')),
      method: choice('standard', 'enhanced'),
      stage: stage('pre-user-registration', 'pre-change-password'),
    }),
  },
  'suspicious-ip-throttling': {
    fresh: () => ({
      enabled: true,
      shields: ['admin_notification', 'block'],
      allowlist: [],
      stage: {
        'pre-login': { max_attempts: 100, rate: 864_000 },
        'pre-user-registration': { max_attempts: 50, rate: 1_200 },
        'pre-custom-token-exchange': { max_attempts: 10, rate: 600_000 },
      },
    }),
    schema: object({
      enabled: flag,
      shields: list(choice('block', 'admin_notification')),
      allowlist: list(text({ minLength: 1 })),
      stage: stage('pre-login', 'pre-user-registration', 'pre-custom-token-exchange'),
    }),
  },
  'bot-detection': {
    fresh: () => ({
      bot_detection_level: 'medium',
      challenge_password_policy: 'never',
      challenge_passwordless_policy: 'never',
      challenge_password_reset_policy: 'never',
      allowlist: [],
      monitoring_mode_enabled: false,
    }),
    schema: object({
      bot_detection_level: choice('low', 'medium', 'high'),
      challenge_password_policy: policy,
      challenge_passwordless_policy: policy,
      challenge_password_reset_policy: policy,
      allowlist: list(text({ minLength: 1 })),
      monitoring_mode_enabled: flag,
    }),
  },
  captcha: {
    fresh: () => ({ active_provider_id: 'auth_challenge', auth_challenge: { fail_open: false } }),
    schema: object({
      active_provider_id: choice(
        'arkose',
        'auth_challenge',
        'friendly_captcha',
        'hcaptcha',
        'recaptcha_v2',
        'recaptcha_enterprise',
        'simple_captcha',
      ),
      arkose: anyObject,
      auth_challenge: anyObject,
      friendly_captcha: anyObject,
      hcaptcha: anyObject,
      recaptcha_v2: anyObject,
      recaptcha_enterprise: anyObject,
      simple_captcha: anyObject,
    }),
  },
};

/** Settings of every protection of a tenant nobody has changed. */
export const freshAttackProtection = (): Record<string, Json> =>
  Object.fromEntries(Object.entries(PROTECTIONS).map(([name, { fresh }]) => [name, fresh()]));

/** Keys of captcha providers are write-only. */
const WRITE_ONLY = new Set(['secret', 'api_key']);

const withoutSecrets = (settings: Json): Json =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([key]) => !WRITE_ONLY.has(key))
      .map(([key, value]) => [key, isObject(value) ? withoutSecrets(value) : value]),
  );

/** Stages and providers are changed one by one: those not named stay. */
const merged = (before: Json, changes: Json): Json =>
  patched(
    before,
    Object.fromEntries(
      Object.entries(changes).map(([key, value]) => {
        const old = before[key];
        return [key, isObject(value) && isObject(old) ? { ...old, ...value } : value];
      }),
    ),
  );

/** Defences against guessed, stolen and automated credentials. They are kept, not exercised. */
export const attackProtectionRoutes: readonly Route[] = Object.entries(PROTECTIONS).flatMap(([name, { schema }]) => [
  route({
    method: 'GET',
    path: `/attack-protection/${name}`,
    scopes: ['read:attack_protection'],
    handle: (call) => ok(withoutSecrets(call.store.state.attackProtection[name] ?? {})),
  }),
  route<Json>({
    method: 'PATCH',
    path: `/attack-protection/${name}`,
    scopes: ['update:attack_protection'],
    body: schema,
    handle: (call) => {
      const changed = call.store.change((draft) => {
        const settings = merged(draft.attackProtection[name] ?? {}, call.body);
        draft.attackProtection[name] = settings;
        return settings;
      });
      return ok(withoutSecrets(changed));
    },
  }),
]);
