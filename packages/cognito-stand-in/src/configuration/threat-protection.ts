import { AwsError } from '../aws/aws-error';
import type { JsonObject, Operations } from '../aws/api';
import type { Store } from './store';
import { userPool } from './lookups';

const WHOLE_POOL = 'ALL';
const PARTS = [
  'AccountTakeoverRiskConfiguration',
  'CompromisedCredentialsRiskConfiguration',
  'RiskExceptionConfiguration',
];

/** Threat protection and its log delivery, which moto does not have. */
export function threatProtectionOperations(store: Store): Operations {
  return {
    'cognito-idp:SetRiskConfiguration': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      const addOns = pool.UserPoolAddOns as { AdvancedSecurityMode?: string } | undefined;
      if ((addOns?.AdvancedSecurityMode ?? 'OFF') === 'OFF') {
        throw new AwsError('UserPoolAddOnNotEnabledException', 'User pool add-on is not enabled for the user pool.');
      }
      const { UserPoolId, ClientId } = input;
      if (ClientId) await call.api('DescribeUserPoolClient', { UserPoolId, ClientId });
      const parts = PARTS.filter((name) => input[name]).map((name) => [name, input[name]]);
      const configuration = {
        UserPoolId,
        ...(ClientId ? { ClientId } : {}),
        ...Object.fromEntries(parts),
      } as JsonObject;
      store.in(call).riskConfigurations.set(String(UserPoolId), String(ClientId ?? WHOLE_POOL), configuration);
      return { RiskConfiguration: configuration };
    },

    'cognito-idp:DescribeRiskConfiguration': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const { UserPoolId, ClientId } = input;
      const stored = store.in(call).riskConfigurations.get(String(UserPoolId), String(ClientId ?? WHOLE_POOL));
      return { RiskConfiguration: stored ?? { UserPoolId, ...(ClientId ? { ClientId } : {}) } };
    },

    'cognito-idp:SetLogDeliveryConfiguration': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const configuration = { UserPoolId: input.UserPoolId, LogConfigurations: input.LogConfigurations ?? [] };
      store.in(call).logDelivery.set(String(input.UserPoolId), configuration);
      return { LogDeliveryConfiguration: configuration };
    },

    'cognito-idp:GetLogDeliveryConfiguration': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const stored = store.in(call).logDelivery.get(String(input.UserPoolId));
      return { LogDeliveryConfiguration: stored ?? { UserPoolId: input.UserPoolId, LogConfigurations: [] } };
    },
  };
}
