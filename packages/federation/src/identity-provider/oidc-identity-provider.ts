import { QUOTAS } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { CognitoIdentityProvider } from '@cdktf/provider-aws/lib/cognito-identity-provider';

import * as checks from '../checks';
import { fault } from '../faults';
import type { IUserPool, UserPoolFacts } from '../user-pool/user-pool-ref';

import {
  checkAttributeMapping,
  checkClaims,
  DEFAULT_ATTRIBUTE_MAPPING,
  mappedAttributes,
  resolveAttributeMapping,
  type AttributeMapping,
} from './attribute-mapping';
import type { IIdentityProvider } from './identity-provider-ref';
import { shapeOf } from '../shape';

/** Values of an {@link OidcIdentityProvider}. */
export interface OidcIdentityProviderSettings {
  /**
   * Name in the pool, and first part of the username of each federated user (`{name}_{sub}`). A change **makes every federated
   * user a new user**. 3 to 32 characters.
   */
  readonly name: string;
  /**
   * Claims of Auth0's ID token, by the attribute of the pool that they are written to. `username` is always `sub`.
   *
   * @default { email: 'email', email_verified: 'email_verified' }
   */
  readonly attributeMapping?: AttributeMapping;
  /**
   * Scopes that Cognito requests. `openid` is required.
   *
   * @default ['openid', 'email', 'profile']
   */
  readonly scopes?: readonly string[];
  /**
   * Domains or other names with which an application can select this provider (`idp_identifier`): at most 50, of 1 to 40 characters each.
   *
   * @default - none
   */
  readonly idpIdentifiers?: readonly string[];
}

/** @internal */
export const oidcIdentityProviderShape = shapeOf<OidcIdentityProviderSettings>()((z) =>
  z.strictObject({
    name: z.string(),
    attributeMapping: z.textByName.optional(),
    scopes: z.texts.optional(),
    idpIdentifiers: z.texts.optional(),
  }),
);

/** Props of an {@link OidcIdentityProvider}. */
export interface OidcIdentityProviderProps extends OidcIdentityProviderSettings {
  readonly userPool: IUserPool;
  /** Host of the Auth0 tenant, or of its custom domain if that is the issuer. */
  readonly issuerHost: string;
  readonly clientId: string;
  /** Must be a token: an attribute of `auth0_client_credentials`, or a sensitive variable. */
  readonly clientSecret: string;
}

const DEFAULT_SCOPES = ['openid', 'email', 'profile'];

/** Defines Auth0 as an OIDC identity provider of a user pool. */
export class OidcIdentityProvider extends Construct implements IIdentityProvider {
  readonly providerName: string;
  readonly mappedAttributes: readonly string[];
  /** Scopes that Cognito requests. */
  readonly scopes: readonly string[];
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoIdentityProvider;

  constructor(scope: Construct, id: string, props: OidcIdentityProviderProps) {
    super(scope, id);
    const mapping = props.attributeMapping ?? DEFAULT_ATTRIBUTE_MAPPING;
    const scopes = props.scopes ?? DEFAULT_SCOPES;
    checks.refuse(this, [
      checkOidcIdentityProvider(this.node.path, props, props.userPool),
      checks.host(checks.at(this, 'issuerHost'), props.issuerHost),
      checks.secret(checks.at(this, 'clientSecret'), props.clientSecret),
    ]);

    const issuer = `https://${props.issuerHost}`;
    this.resource = new CognitoIdentityProvider(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      providerName: props.name,
      providerType: 'OIDC',
      // Every key that Cognito returns: an undeclared one is a change in each plan.
      providerDetails: {
        client_id: props.clientId,
        client_secret: props.clientSecret,
        attributes_request_method: 'POST',
        attributes_url_add_attributes: 'false',
        authorize_scopes: scopes.join(' '),
        // Without a trailing slash: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html, step 11.
        oidc_issuer: issuer,
        authorize_url: `${issuer}/authorize`,
        token_url: `${issuer}/oauth/token`,
        attributes_url: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
      },
      attributeMapping: resolveAttributeMapping(mapping),
      ...(props.idpIdentifiers && { idpIdentifiers: [...props.idpIdentifiers] }),
      // Otherwise a rename would delete the provider while clients list it, and then fail.
      lifecycle: { createBeforeDestroy: true },
    });

    this.providerName = this.resource.providerName;
    this.mappedAttributes = mappedAttributes(mapping);
    this.scopes = [...scopes];
  }
}

/** Faults of an identity provider's settings. @internal */
export function checkOidcIdentityProvider(
  path: string,
  settings: OidcIdentityProviderSettings,
  userPool: Pick<UserPoolFacts, 'attributes'>,
): checks.Findings {
  const mapping = settings.attributeMapping ?? DEFAULT_ATTRIBUTE_MAPPING;
  return [
    checks.idpName(`${path}.name`, settings.name),
    checkAttributeMapping(`${path}.attributeMapping`, mapping, userPool),
    checkClaims(`${path}.attributeMapping`, mapping),
    checkScopes(`${path}.scopes`, settings.scopes ?? DEFAULT_SCOPES),
    checkIdpIdentifiers(`${path}.idpIdentifiers`, settings.idpIdentifiers),
  ];
}

function checkScopes(path: string, scopes: readonly string[]): checks.Findings {
  if (!checks.isLiteral(scopes)) return undefined;
  const unusable = scopes.flatMap((scope, index) =>
    checks.isLiteral(scope) && !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)
      ? [
          fault.ERR_SCOPE_INVALID({
            path: `${path}[${index}]`,
            received: scope,
            allowed: 'one scope without blanks, quotes and backslashes',
          }),
        ]
      : [],
  );
  const withOpenid = scopes.includes('openid') || scopes.some((scope) => !checks.isLiteral(scope));
  return [
    unusable,
    checks.distinct(path, scopes),
    withOpenid
      ? undefined
      : fault.ERR_SCOPE_INVALID({ path, received: scopes.join(' '), allowed: 'a list with openid' }),
  ];
}

function checkIdpIdentifiers(path: string, identifiers: readonly string[] | undefined): checks.Findings {
  if (!checks.isLiteral(identifiers)) return undefined;
  return [
    identifiers.length > QUOTAS.identityProviderIdentifiers
      ? fault.ERR_LIST_TOO_LONG({ path, length: identifiers.length, most: QUOTAS.identityProviderIdentifiers })
      : undefined,
    checks.distinct(path, identifiers),
    identifiers.map((identifier, index) =>
      checks.matching(identifier, /^[\w\s+=.@-]{1,40}$/, (value) =>
        fault.ERR_IDP_IDENTIFIER_INVALID({ path: `${path}[${index}]`, received: value }),
      ),
    ),
  ];
}
