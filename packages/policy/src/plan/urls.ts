import { isObject, parseUrl, type Json } from '@auth0-cognito/contract';
import { leaves } from '../json';
import type { Resource, Subject } from '../subject';
import { CLIENT_TYPES, added, kept } from './changes';

const CLIENT_KEYS = ['callback_urls', 'logout_urls', 'default_redirect_uri'];
const APPLICATION_KEYS = [
  'callbacks',
  'allowed_logout_urls',
  'allowed_origins',
  'web_origins',
  'initiate_login_uri',
  'oidc_backchannel_logout_urls',
];

/** An address that the plan lets people be sent to. */
export interface AddedUrl {
  readonly resource: Resource;
  readonly key: string;
  readonly url: string;
}

/** Addresses that app clients and Auth0 applications accept after the plan and do not accept now. */
export function addedUrls(subject: Subject): readonly AddedUrl[] {
  const of = (types: readonly string[], keys: readonly string[]) =>
    kept(subject, ...types).flatMap((resource) =>
      keys.flatMap((key) => added(resource, key).map((url) => ({ resource, key, url }))),
    );
  return [...of(CLIENT_TYPES, CLIENT_KEYS), ...of(['auth0_client'], APPLICATION_KEYS)];
}

/** Host of a URL, undefined where it has none or is no URL. */
export function hostOf(url: string): string | undefined {
  return parseUrl(url)?.host || undefined;
}

const URL_OUTPUTS = ['app_url', 'login_url', 'logout_url', 'auth0_logout_url', 'user_pool_issuer'];

/**
 * Hosts that the environment itself names in its outputs: its application, its sign-in page, its Auth0 tenants. Those of before the
 * plan, where there is a before: a plan can't make a host its own.
 */
export function outputHosts({ outputs }: Subject): readonly string[] {
  const of = (name: string) => outputs[name]?.before ?? outputs[name]?.value;
  const strings = (value: Json | undefined) =>
    [...leaves(value)].flatMap((leaf) => (typeof leaf.value === 'string' ? [leaf.value] : []));
  const urls = URL_OUTPUTS.flatMap((name) => strings(of(name))).flatMap((url) => hostOf(url) ?? []);
  const federations = of('federations');
  const tenants = isObject(federations)
    ? Object.values(federations).flatMap((federation) => (isObject(federation) ? strings(federation.auth0_domain) : []))
    : [];
  return [...urls, ...strings(of('cognito_domain')), ...tenants];
}
