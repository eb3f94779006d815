import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FederatedUserPool, SignInParameters } from '@auth0-cognito/federation';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { App, TerraformStack } from 'cdktf';

import schemas from '../../../environment/test/migrations/aws-schemas.json';
import { committed, schemaOf } from '../../../environment/test/migrations/aws-schemas';
import { OLDEST } from '../../../environment/test/migrations/sources';
import { dev } from '../../../federation/test/dev';
import { GROUPS } from '../../../federation/test/groups';
import { MAXIMAL } from '../../../federation/test/maximal';
import { neededActions } from '../../src/permissions/calls';
import { UPDATES, updateActions } from '../../src/permissions/updates';
import type { Resources } from '../synthesized';

const ROOT = join(__dirname, '../../../..');
const rehearsed = schemaOf(committed(), OLDEST);
const META = ['//', 'count', 'depends_on', 'lifecycle', 'provider'];

/** Everything that the constructs can create. */
function everything(): Resources {
  const stack = new TerraformStack(new App({ stackTraces: false }), 'everything');
  new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });
  new Auth0Provider(stack, 'Auth0', { domain: 'acme.eu.auth0.com' });
  const usEast1Provider = new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' });
  new FederatedUserPool(stack, 'Federation', {
    ...MAXIMAL,
    usEast1Provider,
    roleDefaults: { path: '/acme-prod/', permissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' },
  });
  const federatedUserPool = new FederatedUserPool(stack, 'Groups', { ...dev, ...GROUPS });
  new SignInParameters(stack, 'Parameters', { federatedUserPool, path: '/acme/dev/sign-in' });
  stack.prepareStack();
  return (stack.toTerraform() as { resource: Resources }).resource;
}

/** Types of AWS resources in the source of the constructs, without those that the rehearsed version of the provider does not have. */
function typesInSource(folder = join(ROOT, 'packages/federation/src')): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/provider-aws\/lib\/(?!data-|provider)([a-z0-9-]+)/g),
    ])
    .map(([, name = '']) => `aws_${name.replaceAll('-', '_')}`)
    .filter((type) => Object.keys(rehearsed[type] ?? {}).length > 0);
}

const argumentsOf = (type: string) => {
  const { calls, replaces = [], silent = [] } = UPDATES[type] ?? { calls: {} };
  return [...Object.values(calls).flat(), ...replaces, ...silent];
};

describe('the updates', () => {
  test('cover each type that a construct can create', () => {
    expect([...new Set(typesInSource())].sort()).toEqual(Object.keys(UPDATES).sort());
  });

  test('cover each argument that a construct can set', () => {
    const unknown = Object.entries(everything())
      .filter(([type]) => type.startsWith('aws_'))
      .flatMap(([type, blocks]) =>
        Object.values(blocks)
          .flatMap((block) => Object.keys(block))
          .filter((argument) => !META.includes(argument) && !argumentsOf(type).includes(argument))
          .map((argument) => `${type}.${argument}`),
      );

    expect([...new Set(unknown)]).toEqual([]);
  });

  test('contain only arguments of the provider', () => {
    const types = schemas.types as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const strange = Object.keys(UPDATES).flatMap((type) =>
      argumentsOf(type)
        .filter((argument) => !(argument in (types[type] ?? {})))
        .map((argument) => `${type}.${argument}`),
    );

    expect(strange).toEqual([]);
  });

  test('have for each argument either calls, or another resource, or nothing', () => {
    const twice = Object.values(UPDATES).flatMap(({ calls, replaces = [], silent = [] }) => {
      const called = new Set(Object.values(calls).flat());
      return [...replaces, ...silent].filter((argument) => called.has(argument));
    });

    expect(twice).toEqual([]);
  });

  test.each([
    ['iam:CreateOpenIDConnectProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'],
    ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
    ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy'],
    ['cognito-idp:CreateUserPool', 'cognito-idp:SetUserPoolMfaConfig'],
  ])('of resources of %s need %s', (made, update) => {
    expect(updateActions([made])).toContain(update);
  });

  test('are needed by a deploy, and none by a plan', () => {
    expect(neededActions('dev').deploy).toEqual(expect.arrayContaining(['iam:UpdateOpenIDConnectProviderThumbprint']));
    expect(updateActions(neededActions('dev').plan)).toEqual([]);
  });
});
