export const CONNECTION = 'auth0_connection.users';
export const ACTION = 'auth0_action.gate';
export const OWN = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
export const FOREIGN = 'arn:aws:lambda:eu-central-1:999999999999:function:hook';
export const PLACED = { arn: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/p' };
export const policy = (key: string, value: unknown) => ({ password_policy: [{ [key]: value as number }] });
export const options = (key: string, value: unknown) => ({ options: [{ [key]: value as string }] });
export const triggers = (config: Readonly<Record<string, string>>) => ({ ...PLACED, lambda_config: [config] });
