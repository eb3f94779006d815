import { randomUUID } from 'node:crypto';
import { prefixDomainHost } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { Store } from './store';
import { userPool } from './lookups';

const WHOLE_POOL = 'ALL';
const BRANDING = ['Settings', 'Assets', 'UseCognitoProvidedValues'];
const now = () => Date.now() / 1000;

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html */
function checkBranding(input: JsonObject): void {
  if (input.UseCognitoProvidedValues === true && (input.Settings || input.Assets)) {
    throw refusals.invalid('Settings and Assets must be omitted if UseCognitoProvidedValues is true');
  }
}

/** The appearance of the sign-in pages: UI customization of the classic hosted UI and branding of managed login. moto has neither. */
export function brandingOperations(store: Store): Operations {
  const brandingOf = (input: JsonObject, call: OperationCall) => {
    const id = String(input.ManagedLoginBrandingId);
    const branding = store.in(call).brandings.get(String(input.UserPoolId), id);
    if (!branding) throw refusals.brandingMissing(id);
    return branding;
  };

  const given = (input: JsonObject) =>
    Object.fromEntries(BRANDING.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]));

  return {
    'cognito-idp:SetUICustomization': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      if (!pool.Domain && !pool.CustomDomain) {
        throw refusals.invalid('There has to be an existing domain associated with this user pool');
      }
      const poolId = String(input.UserPoolId);
      const clientId = String(input.ClientId ?? WHOLE_POOL);
      const { uiCustomizations } = store.in(call);
      const before = uiCustomizations.get(poolId, clientId);
      if (!input.CSS && !input.ImageFile) {
        uiCustomizations.delete(poolId, clientId);
        return { UICustomization: {} };
      }
      const customization = {
        UserPoolId: poolId,
        ClientId: clientId,
        CreationDate: before?.CreationDate ?? now(),
        LastModifiedDate: now(),
        ...(input.CSS ? { CSS: input.CSS, CSSVersion: randomUUID().slice(0, 8) } : {}),
        ...(input.ImageFile ? { ImageUrl: `https://${hostOfPool(pool, call)}/${poolId}/${clientId}/logo` } : {}),
      };
      uiCustomizations.set(poolId, clientId, customization);
      return { UICustomization: customization };
    },

    'cognito-idp:GetUICustomization': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const { uiCustomizations } = store.in(call);
      const poolId = String(input.UserPoolId);
      const own = uiCustomizations.get(poolId, String(input.ClientId ?? WHOLE_POOL));
      return { UICustomization: own ?? uiCustomizations.get(poolId, WHOLE_POOL) ?? {} };
    },

    'cognito-idp:CreateManagedLoginBranding': async (input, call) => {
      const { UserPoolId, ClientId } = input;
      checkBranding(input);
      await call.api('DescribeUserPoolClient', { UserPoolId, ClientId });
      const { brandings } = store.in(call);
      if (brandings.of(String(UserPoolId)).some((branding) => branding.ClientId === ClientId)) {
        throw refusals.brandingExists(String(ClientId));
      }
      const id = randomUUID();
      const dates = { CreationDate: now(), LastModifiedDate: now() };
      const branding = {
        ManagedLoginBrandingId: id,
        UserPoolId,
        ClientId,
        UseCognitoProvidedValues: false,
        ...given(input),
        ...dates,
      };
      brandings.set(String(UserPoolId), id, branding);
      return { ManagedLoginBranding: shownBranding(branding) };
    },

    'cognito-idp:DescribeManagedLoginBranding': (input, call) => ({
      ManagedLoginBranding: shownBranding(brandingOf(input, call)),
    }),

    'cognito-idp:DescribeManagedLoginBrandingByClient': (input, call) => {
      const branding = store
        .in(call)
        .brandings.of(String(input.UserPoolId))
        .find((candidate) => candidate.ClientId === input.ClientId);
      if (!branding) throw refusals.brandingMissing(`of client ${String(input.ClientId)}`);
      return { ManagedLoginBranding: shownBranding(branding) };
    },

    'cognito-idp:UpdateManagedLoginBranding': (input, call) => {
      checkBranding(input);
      const branding = { ...brandingOf(input, call), ...given(input), LastModifiedDate: now() };
      store.in(call).brandings.set(String(input.UserPoolId), String(input.ManagedLoginBrandingId), branding);
      return { ManagedLoginBranding: shownBranding(branding) };
    },

    'cognito-idp:DeleteManagedLoginBranding': (input, call) => {
      brandingOf(input, call);
      store.in(call).brandings.delete(String(input.UserPoolId), String(input.ManagedLoginBrandingId));
      return {};
    },
  };
}

function hostOfPool(pool: JsonObject, { region }: OperationCall): string {
  return String(pool.CustomDomain ?? prefixDomainHost(String(pool.Domain), region));
}

/** The response of AWS does not contain the client of a branding. */
function shownBranding({ ClientId: _client, ...branding }: JsonObject): JsonObject {
  return branding;
}
