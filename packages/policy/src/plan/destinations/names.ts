import type { Json, JsonObject } from '@auth0-cognito/contract';
import { blocks, texts } from '../../json';
import type { Finding, Rule } from '../../rule';
import type { Resource, Subject } from '../../subject';
import { remaining, removed, touched } from '../changes';
import { refersToNew } from '../same-plan';
import {
  withFindings,
  changes,
  anyOf,
  ranksLower,
  foreign,
  addsItems,
  removesItems,
  valueText,
  settingsRule,
} from '../settings';
import { isKnown, isSame } from '../values';

const RECORD = 'aws_route53_record';
const SHAPE = [
  'records',
  'alias',
  'type',
  'zone_id',
  'name',
  'failover_routing_policy',
  'weighted_routing_policy',
  'geolocation_routing_policy',
  'latency_routing_policy',
  'multivalue_answer_routing_policy',
  'cidr_routing_policy',
  'geoproximity_routing_policy',
  'set_identifier',
  'health_check_id',
];

const target = (side: JsonObject | null): string =>
  [...texts(side?.records), ...blocks(side?.alias).map(({ name }) => valueText(name))].join(', ') || 'nothing';

/** A DNS record by which ACM validates a domain name. @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
const isValidation = ({ values }: Resource) =>
  values.type === 'CNAME' && texts(values.records).every((record) => /\.acm-validations\.aws\.?$/.test(record));

/** Whether a DNS record is for a sign-in domain that the same plan creates. A known target belongs to an existing domain. */
const isOfNewDomain = (record: Resource, subject: Subject) =>
  texts(record.values.records).every((text) => !isKnown(text)) &&
  blocks(record.values.alias).every(({ name }) => !isKnown(name)) &&
  ['alias', 'records'].some((key) => refersToNew(record, key, 'aws_cognito_user_pool_domain', subject));

/** The server behind the host name of the sign-in page receives passwords and codes. */
export const dnsRecordChanged: Rule = {
  id: 'dns-record-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'a DNS record has another target: another server could answer for sign-in pages or mail',
  help: 'make sure that the new target is yours, or keep the record',
  judges: { [RECORD]: SHAPE },
  check: (subject) => [
    ...remaining(subject, RECORD)
      .filter((record) =>
        record.before === null
          ? !isValidation(record) && !isOfNewDomain(record, subject)
          : SHAPE.some((key) => key in record.values && !isSame(record.before?.[key], record.values[key])),
      )
      .map(({ address, before, values }): Finding => ({
        address,
        received:
          before === null
            ? `${valueText(values.name)} leads to ${target(values)}`
            : `${valueText(values.name)} changes from ${target(before)} to ${target(values)}`,
        allowed: 'the same target',
      })),
    ...removed(subject, 'aws_route53_zone', 'aws_route53_delegation_set').map(({ address, before }) => ({
      address,
      received: `no name of ${valueText(before?.name)} has a target`,
      allowed: 'the same zone',
    })),
    ...removed(subject, RECORD)
      .filter(({ actions }) => !actions.includes('create'))
      .map(({ address, before }) => ({
        address,
        received: `${valueText(before?.name)} has no target`,
        allowed: 'the same target',
      })),
  ],
};

/** A zone, its delegation, or a certificate: they control a DNS name. */
export const signInCertificateChanged = withFindings(
  settingsRule(
    {
      id: 'sign-in-certificate-changed',
      severity: 'high',
      title: 'the certificate of the sign-in domain changes: browsers may refuse the page',
      help: 'check that the new certificate is issued, in us-east-1, and covers the domain',
    },
    [
      {
        types: ['aws_cognito_user_pool_domain'],
        setting: 'certificate_arn',
        worse: anyOf(changes(), foreign),
        allowed: 'the same certificate',
      },
      ...[
        'domain_name',
        'certificate_body',
        'certificate_chain',
        'certificate_authority_arn',
        'validation_method',
        'validation_option',
        'key_algorithm',
      ].map((setting) => ({
        types: ['aws_acm_certificate'],
        setting,
        worse: changes(),
        allowed: 'the same certificate',
      })),
      {
        types: ['aws_acm_certificate'],
        setting: 'subject_alternative_names',
        worse: anyOf(
          addsItems(() => true, { existing: true }),
          removesItems(),
        ),
        allowed: 'the same names',
      },
      {
        types: ['aws_acm_certificate_validation'],
        setting: 'certificate_arn',
        worse: changes(),
        allowed: 'the same certificate',
      },
      {
        types: ['auth0_custom_domain'],
        setting: 'domain',
        worse: changes({ alsoNew: true }),
        allowed: 'the same domain',
      },
      { types: ['auth0_custom_domain'], setting: 'type', worse: changes(), allowed: 'the same type' },
      { types: ['auth0_custom_domain'], setting: 'tls_policy', worse: changes(), allowed: 'the same policy' },
      {
        types: ['auth0_custom_domain'],
        setting: 'custom_client_ip_header',
        worse: changes({ alsoNew: true }),
        allowed: 'none',
      },
    ],
  ),
  (subject) =>
    removed(subject, 'aws_acm_certificate', 'auth0_custom_domain')
      .filter(({ actions }) => !actions.includes('create'))
      .map(({ address }) => ({ address, received: 'is removed', allowed: 'the same certificate and domain' })),
);

const REGISTERED = ['aws_route53domains_registered_domain', 'aws_route53domains_domain'];

/** The registration of a name determines the name servers of all names below it. */
export const registrationChanged = settingsRule(
  {
    id: 'registration-changed',
    severity: 'high',
    title: 'the registration of a DNS domain changes: other name servers answer for it, or it can be transferred',
    help: 'make sure that the name servers are yours, and keep the transfer lock',
  },
  [
    { types: REGISTERED, setting: 'name_server', worse: changes({ alsoNew: true }), allowed: 'the same name servers' },
    { types: REGISTERED, setting: 'transfer_lock', worse: ranksLower([false, true], true), allowed: 'true' },
  ],
);

const DOMAIN = 'aws_cognito_user_pool_domain';

export const managedLoginWithoutStyle: Rule = {
  id: 'managed-login-without-style',
  severity: 'high',
  reads: ['plan'],
  title: 'the sign-in page reports that login pages are unavailable until each app client has a style',
  help: 'keep managed_login_version at 1, or add a branding style for each app client first',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html',
  judges: { [DOMAIN]: ['managed_login_version'] },
  check: (subject) =>
    remaining(subject, DOMAIN)
      .filter(({ before, values }) => {
        const [old, next]: readonly (Json | undefined)[] = [
          before?.managed_login_version ?? 1,
          values.managed_login_version,
        ];
        return (
          isKnown(next) &&
          Number(next) === 2 &&
          !isSame(old, next) &&
          touched(subject, 'aws_cognito_managed_login_branding').length === 0
        );
      })
      .map(({ address }) => ({
        address,
        received: 'managed_login_version becomes 2',
        allowed: '1, or a style for each app client',
      })),
};

/** The classic page looks and works differently, and does not have some sign-in methods. */
export const managedLoginDisabled = settingsRule(
  {
    id: 'managed-login-disabled',
    severity: 'notice',
    title: 'users see the classic sign-in page instead of managed login',
    help: 'check that the application does not need a feature of managed login',
  },
  [{ types: [DOMAIN], setting: 'managed_login_version', worse: ranksLower([1, 2], 1), allowed: 'the same version' }],
);
