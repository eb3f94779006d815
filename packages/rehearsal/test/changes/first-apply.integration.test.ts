import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import type { Rehearsal } from '../../src';
import { startRehearsal } from '../../src';
import { HoldUp, updatesApplication } from '../support/hold-up';
import { killTerraform, lockOf, refusal } from './living-environment';

jest.setTimeout(300_000);

/** Ids for `terraform import`, by type, of what a stopped first apply has left. Both sides have one of each. */
async function orphans(rehearsal: Rehearsal): Promise<Record<string, string>> {
  const { region, auth0Domains } = rehearsal.configuration;
  const cognito = rehearsal.aws.cognito(region);
  const { UserPools: [pool] = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const { UserPool: described } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool?.Id }));
  const { UserPoolClients: [client] = [] } = await cognito.send(
    new ListUserPoolClientsCommand({ UserPoolId: pool?.Id, MaxResults: 60 }),
  );
  const { OpenIDConnectProviderList: [provider] = [] } = await rehearsal.aws
    .iam()
    .send(new ListOpenIDConnectProvidersCommand({}));
  const applications = rehearsal.parts.standIns.auth0.tenant(auth0Domains[0] ?? '').applications();
  const application = applications.find(({ name }) => name === `${pool?.Name}-cognito`);
  const found = {
    aws_cognito_user_pool: pool?.Id,
    aws_cognito_user_pool_domain: described?.Domain,
    aws_cognito_user_pool_client: client && `${pool?.Id}/${client.ClientId}`,
    aws_iam_openid_connect_provider: provider?.Arn,
    auth0_client: application?.client_id,
  };
  return Object.fromEntries(Object.entries(found).flatMap(([type, id]) => (id ? [[type, id]] : [])));
}

test('Terraform killed in the first apply leaves orphans; unlocked and imported, they are taken over', async () => {
  const hold = new HoldUp();
  const rehearsal = await startRehearsal({ environment: 'dev', beforeRequest: hold.beforeRequest });
  try {
    const held = hold.next(updatesApplication);
    const apply = rehearsal.apply();
    const failure = refusal(apply);
    await Promise.race([held.reached, failure]);
    killTerraform(rehearsal);
    held.release();
    await failure;

    const lock = lockOf(await refusal(rehearsal.apply()));
    expect((await rehearsal.terraform.run(['force-unlock', '-force', lock])).exitCode).toBe(0);
    const left = await rehearsal.terraform.resources();
    const found = await orphans(rehearsal);
    const { resource } = JSON.parse(rehearsal.terraform.bytes.toString()) as { resource: Record<string, object> };
    const blocks = Object.entries(found).map(
      ([type, id]) => `import {\n  to = ${type}.${Object.keys(resource[type] ?? {})[0]}\n  id = "${id}"\n}\n`,
    );
    const imports = join(rehearsal.terraform.path, 'imports.tf');
    writeFileSync(imports, blocks.join(''));
    await rehearsal.apply();
    rmSync(imports);

    expect(left.filter(({ mode }) => mode === 'managed')).toEqual([]);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['aws_cognito_user_pool', 'aws_cognito_user_pool_client', 'auth0_client']),
    );
    expect((await rehearsal.outputs()).user_pool_id).toBe(found.aws_cognito_user_pool);
    expect(await orphans(rehearsal)).toMatchObject(found);
    expect(await rehearsal.plan()).toEqual({ clean: true, changes: [], outputs: [] });
    expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
  } finally {
    await rehearsal.close();
  }
});
