import {
  DescribeRiskConfigurationCommand,
  GetLogDeliveryConfigurationCommand,
  SetLogDeliveryConfigurationCommand,
  SetRiskConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

const BLOCK = { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' as const } } };

describe('threat protection', () => {
  const live = awsForTests();

  it('is stored separately for a pool and a client, and is removed by an empty setting', async () => {
    const UserPoolId = await live.make.userPool({
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    const ClientId = await live.make.client(UserPoolId);
    const told = async (where: { ClientId?: string } = {}) =>
      (await live.make.cognito.send(new DescribeRiskConfigurationCommand({ UserPoolId, ...where }))).RiskConfiguration;

    await live.make.cognito.send(new SetRiskConfigurationCommand({ UserPoolId, ...BLOCK }));
    const [ofPool, ofClient] = [await told(), await told({ ClientId })];
    await live.make.cognito.send(new SetRiskConfigurationCommand({ UserPoolId }));

    expect(ofPool).toEqual({ UserPoolId, ...BLOCK });
    expect(ofClient).toEqual({ UserPoolId, ClientId });
    expect(await told()).toEqual({ UserPoolId });
  });

  it('is refused if it is disabled for the pool', async () => {
    const UserPoolId = await live.make.userPool();

    const refused = await refusal(live.make.cognito.send(new SetRiskConfigurationCommand({ UserPoolId, ...BLOCK })));

    expect(refused.code).toBe('UserPoolAddOnNotEnabledException');
  });

  it('delivers its logs to the configured destination', async () => {
    const UserPoolId = await live.make.userPool();
    const LogConfigurations = [
      {
        LogLevel: 'ERROR' as const,
        EventSource: 'userNotification' as const,
        CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:auth' },
      },
    ];

    await live.make.cognito.send(new SetLogDeliveryConfigurationCommand({ UserPoolId, LogConfigurations }));
    const told = await live.make.cognito.send(new GetLogDeliveryConfigurationCommand({ UserPoolId }));

    expect(told.LogDeliveryConfiguration).toEqual({ UserPoolId, LogConfigurations });
  });
});
