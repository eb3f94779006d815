import type { Json } from '@auth0-cognito/contract';
import { leaves } from '../../json';
import type { Finding, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { changing, remaining, removed, touchedTypes } from '../changes';
import { withFindings, changes, anyOf, foreign, settingsRule, topOf, valueAt } from '../settings';
import { isKnown } from '../values';
import { hostOf, outputHosts } from './urls';

const POOL = 'aws_cognito_user_pool';

const SENDERS =
  /^aws_(ses_(domain|email)_identity|sesv2_email_identity|ses_domain_mail_from|sesv2_email_identity_mail_from_attributes)$/;

/** Sender and reply address of codes and invitations. */
export const senderChanged = withFindings(
  settingsRule(
    {
      id: 'sender-changed',
      severity: 'high',
      title: 'sign-in e-mails have another sender, or replies go to another address',
      help: 'make sure that the address and its SES identity are yours and verified',
    },
    [
      ...[
        'source_arn',
        'from_email_address',
        'reply_to_email_address',
        'email_sending_account',
        'configuration_set',
      ].map((key) => ({
        types: [POOL],
        setting: `email_configuration.${key}`,
        worse: key === 'source_arn' ? anyOf(changes(), foreign) : changes(),
        allowed: 'the same sender',
      })),
      ...['name', 'disabled', 'credentials', 'configuration'].map((setting) => ({
        types: ['auth0_phone_provider'],
        setting,
        worse: changes({ alsoNew: true }),
        allowed: 'the same sender',
      })),
      ...['name', 'default_from_address', 'credentials', 'enabled', 'settings'].map((setting) => ({
        types: ['auth0_email_provider'],
        setting,
        worse: changes({ alsoNew: true }),
        allowed: 'the same sender',
      })),
      ...['from', 'result_url', 'url_lifetime_in_seconds', 'enabled'].map((setting) => ({
        types: ['auth0_email_template'],
        setting,
        worse: changes({ alsoNew: true }),
        allowed: 'the same template',
      })),
    ],
  ),
  (subject) =>
    removed(subject, ...touchedTypes(subject).filter((type) => SENDERS.test(type))).map(({ address }) => ({
      address,
      received: 'is removed: SES refuses mail from it',
      allowed: 'the same sender',
    })),
);

/** Texts that users receive or read during sign-in, by type. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  [POOL]: [
    'admin_create_user_config.invite_message_template',
    'email_mfa_configuration',
    'email_verification_message',
    'email_verification_subject',
    'sms_authentication_message',
    'sms_verification_message',
    'verification_message_template',
  ],
  auth0_email_template: ['body', 'subject'],
  auth0_branding: ['logo_url', 'favicon_url', 'font', 'universal_login'],
  auth0_pages: ['login', 'change_password', 'guardian_mfa', 'error'],
  auth0_prompt_custom_text: ['body'],
  auth0_prompt_partials: ['*'],
  auth0_prompt_screen_partial: ['*'],
  auth0_prompt_screen_partials: ['*'],
  auth0_branding_theme: ['*'],
};

/** Addresses with a scheme, without one, and host names that mail programs turn into links. */
const LINK =
  /(?:https?:)?\/\/[\w[][^\s"'<>)\]]+|(?<![\w@./-])(?:www\.[\w-]+\.[\w.-]+|(?:[\w-]+\.)+[a-z]{2,}\/)[^\s"'<>)\]]*/gi;
const withScheme = (link: string) => (/^https?:/i.test(link) ? link : `https://${link.replace(/^\/\//, '')}`);
const SCRIPT = /<script|javascript:|on\w+\s*=\s*["']/i;

const linksIn = (value: Json | undefined): readonly string[] =>
  [...leaves(value)].flatMap(({ value: leaf }) =>
    typeof leaf === 'string' && isKnown(leaf) ? (leaf.match(LINK) ?? []).map(withScheme) : [],
  );
const hasScript = (value: Json | undefined) =>
  [...leaves(value)].some(({ value: leaf }) => typeof leaf === 'string' && SCRIPT.test(leaf));

const known = (subject: Subject, hosts: readonly string[]) => new Set([...hosts, ...outputHosts(subject)]);

/** Users trust the links in an email or a page of their sign-in. */
export function messageLinksOutside(hosts: readonly string[]): Rule {
  return {
    id: 'message-link-outside',
    severity: 'high',
    reads: ['plan'],
    title: 'a sign-in message or page links to a host outside the environment, or runs a script',
    help: 'link to your own hosts only',
    judges: TEXTS,
    check: (subject) =>
      Object.entries(TEXTS).flatMap(([type, settings]) =>
        settings.flatMap((setting) =>
          (setting === '*' ? remaining(subject, type) : changing(subject, [type], topOf(setting))).flatMap(
            (resource): Finding[] => {
              const { address, before, values } = resource;
              const read = (side: typeof before) => (setting === '*' ? (side ?? undefined) : valueAt(side, setting));
              const [old, next] = [read(before), read(values)];
              const had = linksIn(old).map(hostOf);
              const links = linksIn(next).filter((link) => {
                const host = hostOf(link);
                return host === undefined || !(known(subject, hosts).has(host) || had.includes(host));
              });
              const what = setting === '*' ? 'it' : setting;
              return [
                ...(links.length > 0 ? [`${what} links to ${[...new Set(links)].slice(0, 3).join(', ')}`] : []),
                ...(hasScript(next) && !hasScript(old) ? [`${what} has a script`] : []),
              ].map((received) => ({ address, received, allowed: 'links to the environment’s own hosts' }));
            },
          ),
        ),
      ),
  };
}

/** A reviewer should only read texts without links. */
export const messagesChanged = settingsRule(
  {
    id: 'messages-changed',
    severity: 'notice',
    title: 'the texts of sign-in e-mails, text messages or pages change',
    help: 'read the new texts',
  },
  Object.entries(TEXTS).flatMap(([type, settings]) =>
    settings
      .filter((setting) => setting !== '*' && setting !== 'email_mfa_configuration')
      .map((setting) => ({
        types: [type],
        setting,
        worse: changes(),
        allowed: 'an intended change',
      })),
  ),
);
