import { isObject, parseUrl, type Json } from '@auth0-cognito/contract';
import { leaves } from '../../json';
import type { Resource, Subject } from '../../subject';
import { CLIENT_TYPES, added, remaining } from '../changes';

/** Settings of app clients with URLs. */
export const CLIENT_KEYS = ['callback_urls', 'logout_urls', 'default_redirect_uri'];

/** Settings of Auth0 applications with URLs. */
export const APPLICATION_KEYS = [
  'callbacks',
  'allowed_logout_urls',
  'allowed_origins',
  'web_origins',
  'initiate_login_uri',
  'oidc_backchannel_logout_urls',
];

/** Settings of an Auth0 tenant with URLs. */
export const TENANT_KEYS = ['allowed_logout_urls', 'default_redirection_uri'];

/** A redirect URL that the plan adds or removes. */
export interface PlannedUrl {
  readonly resource: Resource;
  readonly key: string;
  readonly url: string;
}

/** URLs that the plan adds to app clients and Auth0 applications. */
export function addedUrls(subject: Subject): readonly PlannedUrl[] {
  const of = (types: readonly string[], keys: readonly string[]) =>
    remaining(subject, ...types).flatMap((resource) =>
      keys.flatMap((key) => added(resource, key).map((url) => ({ resource, key, url }))),
    );
  return [
    ...of(CLIENT_TYPES, CLIENT_KEYS),
    ...of(['auth0_client'], APPLICATION_KEYS),
    ...of(['auth0_tenant'], TENANT_KEYS),
  ];
}

/** Host of a URL; undefined if it has none or is not a URL. */
export function hostOf(url: string): string | undefined {
  const host = parseUrl(url)?.host;
  return host === '' ? undefined : host;
}

const MAX_NAMED = 3;

/** One entry for each host, at the first resource with it: URLs that move together have one cause. */
export function perHost(
  urls: readonly PlannedUrl[],
  verb: 'gains' | 'loses',
): readonly { readonly address: string; readonly received: string }[] {
  const groups = new Map<string, PlannedUrl[]>();
  for (const each of urls) {
    const host = hostOf(each.url) ?? each.url;
    const group = groups.get(host);
    if (group) group.push(each);
    else groups.set(host, [each]);
  }
  return [...groups.values()].map((group) => {
    const [{ resource, key, url }] = group as [PlannedUrl, ...PlannedUrl[]];
    const others = group.length - 1;
    const where = [...new Set(group.slice(1).map((each) => `${each.resource.address}: ${each.key}`))];
    const more = where.length > MAX_NAMED ? ` and ${where.length - MAX_NAMED} more settings` : '';
    const rest = others === 0 ? '' : `; ${others} more of this host in ${where.slice(0, MAX_NAMED).join(', ')}${more}`;
    return { address: resource.address, received: `${key} ${verb} ${url}${rest}` };
  });
}

const URL_OUTPUTS = ['app_url', 'login_url', 'logout_url', 'auth0_logout_url', 'user_pool_issuer'];

/**
 * Hosts in the outputs of the environment: its application, its sign-in page, its Auth0 tenants. Only outputs before the plan
 * count, so that a plan cannot add a host.
 */
export function outputHosts({ outputs }: Subject): readonly string[] {
  const of = (name: string) => {
    const output = outputs[name];
    return output !== undefined && 'before' in output ? output.before : output?.value;
  };
  const strings = (value: Json | undefined) =>
    [...leaves(value)].flatMap((leaf) => (typeof leaf.value === 'string' ? [leaf.value] : []));
  const urls = URL_OUTPUTS.flatMap((name) => strings(of(name))).flatMap((url) => hostOf(url) ?? []);
  const federations = of('federations');
  const tenants = isObject(federations)
    ? Object.values(federations).flatMap((federation) => (isObject(federation) ? strings(federation.auth0_domain) : []))
    : [];
  return [...urls, ...strings(of('cognito_domain')), ...tenants];
}
