import { CLIENT_TYPES } from '../changes';
import { becomes, changes, anyOf, foreign, settingsRule } from '../settings';
import { ownSettings } from './client-sign-in';

/** Device data that a client sends, and the destinations of sign-in events. */
export const clientTelemetryChanged = settingsRule(
  {
    id: 'client-telemetry-changed',
    severity: 'high',
    title: 'data about sign-ins is sent to another destination, or other data is sent',
    help: 'check who receives the data, and that the application sends correct data',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'analytics_configuration',
      worse: changes({ alsoNew: true }),
      allowed: 'the same receiver',
    },
    {
      types: CLIENT_TYPES,
      setting: 'enable_propagate_additional_user_context_data',
      worse: becomes([true]),
      allowed: 'false',
    },
    {
      types: ['aws_cognito_log_delivery_configuration'],
      setting: 'log_configurations',
      worse: anyOf(changes(), foreign),
      allowed: 'the same receiver',
    },
  ],
  ownSettings,
);
