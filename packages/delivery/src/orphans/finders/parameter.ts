import { SSMClient } from '@aws-sdk/client-ssm';
import { AWS_CALLS } from './aws-calls';
import { awsCommand } from './commands';
import { access, byName, regionOf, type Finder, type Finders } from './finder';

const parameter: Finder = (input) =>
  byName(input, input.text('name'), async (name) => {
    // Without decryption: the value is not needed.
    const call = new AWS_CALLS['ssm:GetParameter']({ Name: name, WithDecryption: false });
    await new SSMClient(access(input)).send(call);
    const deletion = awsCommand('ssm delete-parameter', { name, region: regionOf(input) });
    return { kind: `parameter ${name}`, id: name, deletion };
  });

export const parameterFinders: Finders = { aws_ssm_parameter: parameter };
