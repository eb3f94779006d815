import type { JsonObject, OperationCall, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import { checkAttributeMapping, checkDetails, checkName } from './identity-provider-checks';
import { clients, identityProviders, userPool } from './lookups';

/**
 * What deleting an identity provider does to a client that lists it, which AWS does not document: the list keeps the name
 * (`dangle`), the name is removed (`prune`), or the deletion fails (`refuse`).
 */
export type DeleteListedIdentityProvider = 'dangle' | 'prune' | 'refuse';

const identifiersOf = (provider: JsonObject) => (provider.IdpIdentifiers ?? []) as string[];

async function checkIdentifiers(input: JsonObject, call: OperationCall): Promise<void> {
  const wanted = identifiersOf(input);
  if (!wanted.length) return;
  const others = (await identityProviders(input.UserPoolId, call)).filter(
    (provider) => provider.ProviderName !== input.ProviderName,
  );
  const taken = wanted.find((identifier) => others.some((other) => identifiersOf(other).includes(identifier)));
  if (taken) throw refusals.identifierTaken(taken);
}

/** Cognito adds this key to each OIDC provider. Terraform plans a change if a configuration does not have it. */
function completed(input: JsonObject): JsonObject {
  if (input.ProviderType !== 'OIDC' || !input.ProviderDetails) return input;
  const details = { attributes_url_add_attributes: 'false', ...(input.ProviderDetails as JsonObject) };
  return { ...input, ProviderDetails: details };
}

async function withoutProvider(name: string, listing: readonly JsonObject[], call: OperationCall): Promise<void> {
  for (const client of listing) {
    const { ClientSecret: _secret, CreationDate: _made, LastModifiedDate: _changed, ...settings } = client;
    const others = (client.SupportedIdentityProviders as string[]).filter((provider) => provider !== name);
    await call.api('UpdateUserPoolClient', { ...settings, SupportedIdentityProviders: others });
  }
}

/** External identity providers. moto stores them. This adds the errors of AWS and the effect of a deletion on clients. */
export function identityProviderOperations(deleteListed: DeleteListedIdentityProvider): Operations {
  return {
    'cognito-idp:CreateIdentityProvider': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      const name = String(input.ProviderName ?? '');
      const type = String(input.ProviderType ?? '');
      checkName(name, type);
      checkDetails(type, (input.ProviderDetails ?? {}) as Record<string, string>);
      checkAttributeMapping(input.AttributeMapping, pool);
      const existing = await identityProviders(input.UserPoolId, call);
      if (existing.some((provider) => provider.ProviderName === name)) {
        throw refusals.identityProviderExists(name, String(input.UserPoolId));
      }
      await checkIdentifiers(input, call);
      return call.next(completed(input));
    },

    'cognito-idp:UpdateIdentityProvider': async (input, call) => {
      const { UserPoolId, ProviderName } = input;
      const response = await call.api('DescribeIdentityProvider', { UserPoolId, ProviderName });
      const type = String((response.IdentityProvider as JsonObject).ProviderType);
      if (input.ProviderDetails) checkDetails(type, input.ProviderDetails as Record<string, string>);
      checkAttributeMapping(input.AttributeMapping, await userPool(UserPoolId, call));
      await checkIdentifiers(input, call);
      return call.next(completed({ ...input, ProviderType: type }));
    },

    'cognito-idp:GetIdentityProviderByIdentifier': async (input, call) => {
      const provider = (await identityProviders(input.UserPoolId, call)).find((candidate) =>
        identifiersOf(candidate).includes(String(input.IdpIdentifier)),
      );
      if (!provider) throw refusals.identityProviderMissing(String(input.IdpIdentifier));
      return { IdentityProvider: provider };
    },

    'cognito-idp:DeleteIdentityProvider': async (input, call) => {
      const { UserPoolId, ProviderName } = input;
      await call.api('DescribeIdentityProvider', { UserPoolId, ProviderName });
      const name = String(ProviderName);
      const listing = (await clients(UserPoolId, call)).filter((client) =>
        ((client.SupportedIdentityProviders ?? []) as string[]).includes(name),
      );
      if (listing.length && deleteListed === 'refuse') {
        throw refusals.identityProviderListed(
          name,
          listing.map((client) => String(client.ClientId)),
        );
      }
      if (deleteListed === 'prune') await withoutProvider(name, listing, call);
      return call.next();
    },
  };
}
