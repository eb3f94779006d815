import type { Rule, Severity } from '../../rule';
import type { Action, Resource, Subject } from '../../subject';
import { touched, touchedTypes } from '../changes';
import { refersToNew } from '../same-plan';

interface Kind {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly help: string;
  /** Matches the resource types. The rule judges all of their settings. */
  readonly types: RegExp;
  /** The rule reports these actions. */
  readonly actions: readonly Action[];
  readonly allowed: string;
  readonly concerns?: (resource: Resource, subject: Subject) => boolean;
}

const WORDS: Readonly<Partial<Record<Action, string>>> = {
  create: 'is added',
  update: 'is changed',
  delete: 'is removed',
  forget: 'is no longer managed',
};

/** A rule that reports actions on whole resources, such as their creation. */
export function resourceRule({ types, actions, allowed, concerns = () => true, ...rule }: Kind): Rule {
  return {
    ...rule,
    reads: ['plan'],
    // A rule that reports only new resources does not cover changed settings of existing ones.
    judges: actions.includes('update') ? { [types.source]: ['*'] } : {},
    check: (subject) =>
      touched(subject, ...touchedTypes(subject).filter((type) => types.test(type)))
        .filter(
          (resource) => resource.actions.some((action) => actions.includes(action)) && concerns(resource, subject),
        )
        .map(({ address, actions: planned }) => ({
          address,
          received: planned.map((action) => WORDS[action] ?? action).join(' and '),
          allowed,
        })),
  };
}

const ANY: readonly Action[] = ['create', 'update', 'delete', 'forget'];

export const identityProviderAdded = resourceRule({
  id: 'identity-provider-added',
  severity: 'high',
  title: 'users of one more identity provider can sign in to the user pool',
  help: 'make sure that the provider is yours, and that it verifies e-mail addresses',
  types: /^aws_cognito_identity_provider$/,
  actions: ['create'],
  allowed: 'the same identity providers',
  // A pool that the same plan creates has no users yet.
  concerns: (resource, subject) =>
    !resource.actions.includes('delete') && !refersToNew(resource, 'user_pool_id', 'aws_cognito_user_pool', subject),
});

/** A database connection contains users; deleting it deletes them. */
export const connectionLost = resourceRule({
  id: 'connection-lost',
  severity: 'critical',
  title: 'an Auth0 connection is deleted; if it is a database, its users are deleted, too',
  help: 'keep the connection; before you remove one, export its users',
  types: /^auth0_connection$/,
  actions: ['delete'],
  allowed: 'the same connection',
});

export const connectionAdded = resourceRule({
  id: 'connection-added',
  severity: 'high',
  title: 'users of one more Auth0 connection can sign in',
  help: 'make sure that every user of the connection may sign in',
  types: /^auth0_(connection|organization_connections?|self_service_profile)$/,
  actions: ['create'],
  allowed: 'the same connections',
  concerns: ({ actions }) => !actions.includes('delete'),
});

/** `auth0_connection_client` enables a connection for one application, `auth0_connection_clients` for exactly those it lists. */
export const connectionSwitched = resourceRule({
  id: 'connection-switched',
  severity: 'high',
  title: 'a connection is enabled or disabled for an application: more users can sign in, or fewer',
  help: 'check which users sign in through the connection',
  types: /^auth0_connection_clients?$/,
  actions: ANY,
  allowed: 'the same connections for the application',
  // Other rules judge the settings of an application that the same plan creates.
  concerns: (resource, subject) =>
    resource.actions.join() !== 'create' || !refersToNew(resource, 'client_id', 'auth0_client', subject),
});

/** Code that runs in each sign-in: it can allow or refuse users and write claims of tokens. */
export const signInCodeChanged = resourceRule({
  id: 'sign-in-code-changed',
  severity: 'high',
  title: 'other code runs in Auth0 at sign-in: it controls who can sign in and the contents of tokens',
  help: 'review the code, its dependencies and its secrets',
  types: /^auth0_(action|hook|rule|rule_config|flow|form|flow_vault_connection|token_exchange_profile|event_stream)$/,
  actions: ANY,
  allowed: 'the same code',
});

/** Actions run in the order of the list, each with what the one before it has set. */
export const signInActionsChanged = resourceRule({
  id: 'sign-in-actions-changed',
  severity: 'high',
  title: 'the actions that run at sign-in, or their order, change for the whole Auth0 tenant',
  help: 'check that no action that protects sign-in is missing, for example one that requires MFA',
  types: /^auth0_trigger_actions?$/,
  actions: ANY,
  allowed: 'the same actions in the same order',
});

/**
 * Without these resources, the defaults of the service apply.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 * @see https://registry.terraform.io/providers/auth0/auth0/latest/docs/resources/guardian
 */
export const protectionRemoved = resourceRule({
  id: 'protection-removed',
  severity: 'high',
  title: 'a resource that protects sign-in, or logs it, is deleted',
  help: 'keep the resource, or check how the service behaves without it',
  types:
    /^(aws_cognito_(risk|log_delivery)_configuration|aws_wafv2_web_acl_association|auth0_(attack_protection|guardian|log_stream|network_acl))$/,
  actions: ['delete'],
  allowed: 'the same protection',
  // A firewall can protect other resources: only that of a user pool is part of sign-in.
  concerns: ({ actions, type, before }) =>
    !actions.includes('create') &&
    (type !== 'aws_wafv2_web_acl_association' || String(before?.resource_arn).includes(':cognito-idp:')),
});

export const usersInTerraform = resourceRule({
  id: 'users-in-terraform',
  severity: 'high',
  title: 'Terraform changes a user, a group membership or a user’s role',
  help: 'manage users in Cognito or Auth0, and keep them and their roles out of Terraform',
  types:
    /^(aws_cognito_user|aws_cognito_user_in_group|aws_identitystore_\w+|auth0_(user|user_roles?|user_permissions?|role|role_permissions?|organization_member\w*))$/,
  actions: ANY,
  allowed: 'no users in the plan',
});

export const keysInTerraform = resourceRule({
  id: 'aws-user-changed',
  severity: 'high',
  title: 'an AWS user, its long-lived key or its group changes',
  help: 'use roles; keep users and access keys out of Terraform',
  types:
    /^aws_iam_(user(_\w+)?|access_key|group(_\w+)?|service_specific_credential|virtual_mfa_device|account_password_policy)$/,
  actions: ANY,
  allowed: 'no AWS users in the plan',
  concerns: ({ type }) =>
    !/_policy(_attachment)?s?(_exclusive)?$/.test(type) || type === 'aws_iam_account_password_policy',
});

/** Other ways to get access to AWS: IAM Identity Center for employees, and IAM Roles Anywhere for owners of certificates. */
export const otherAccessChanged = resourceRule({
  id: 'other-access-changed',
  severity: 'high',
  title: 'access to AWS by IAM Identity Center or by certificates changes',
  help: 'check who gets which permissions, and manage them outside the environment',
  types: /^aws_(ssoadmin|rolesanywhere)_\w+$/,
  actions: ANY,
  allowed: 'the same access',
});
