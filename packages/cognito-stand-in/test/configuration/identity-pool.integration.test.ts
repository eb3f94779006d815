import type { CreateIdentityPoolCommandInput } from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
  ListIdentityPoolsCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
  UpdateIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity';
import { CreateOpenIDConnectProviderCommand, IAMClient } from '@aws-sdk/client-iam';
import type { RunningMoto } from '../../src';
import { startMoto } from '../../src';
import { createMotoClient } from '../../src/moto/client';
import { createIamDirectory } from '../../src/moto/iam-directory';
import type { Aws } from '../support/aws';
import { ACCOUNT, REGION, startAws, toolchain } from '../support/aws';
import { given } from '../support/pools';
import { refusal } from '../support/refusal';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/authenticated`;

describe('identity pools', () => {
  let moto: RunningMoto;
  let aws: Aws;
  let identity: CognitoIdentityClient;
  let provider: { ProviderName: string; ClientId: string };

  beforeAll(async () => {
    moto = await startMoto({ python: toolchain().python });
    aws = await startAws({ running: moto });
    identity = new CognitoIdentityClient(aws.client);
    const make = given(aws);
    const userPool = await make.userPool();
    provider = {
      ProviderName: `cognito-idp.${REGION}.amazonaws.com/${userPool}`,
      ClientId: await make.client(userPool),
    };
  });
  afterAll(async () => {
    await aws.close();
    await moto.close();
  });

  const create = async (settings: Partial<CreateIdentityPoolCommandInput> = {}) => {
    const defaults = { IdentityPoolName: 'test', AllowUnauthenticatedIdentities: false };
    const { IdentityPoolId } = await identity.send(new CreateIdentityPoolCommand({ ...defaults, ...settings }));
    return IdentityPoolId!;
  };

  it('accept existing user pool clients and OIDC providers', async () => {
    const command = new CreateOpenIDConnectProviderCommand({
      Url: 'https://tenant.eu.auth0.com',
      ClientIDList: ['a', 'b'],
    });
    const { OpenIDConnectProviderArn } = await new IAMClient(aws.client).send(command);

    const IdentityPoolId = await create({
      AllowClassicFlow: true,
      CognitoIdentityProviders: [provider],
      OpenIdConnectProviderARNs: [OpenIDConnectProviderArn!],
    });

    expect(await identity.send(new DescribeIdentityPoolCommand({ IdentityPoolId }))).toMatchObject({
      AllowClassicFlow: true,
      CognitoIdentityProviders: [provider],
    });
    const iam = createIamDirectory(createMotoClient(moto.url), { accountId: ACCOUNT, region: REGION });
    expect(await iam.openIdConnectProvider(OpenIDConnectProviderArn!)).toEqual({
      url: 'tenant.eu.auth0.com',
      clientIds: ['a', 'b'],
    });
    expect(await aws.standIn.directory.identityPool(IdentityPoolId)).toMatchObject({
      allowsGuests: false,
      userPoolClients: [{ ...{ providerName: provider.ProviderName, clientId: provider.ClientId } }],
      openIdConnectProviderArns: [OpenIDConnectProviderArn],
    });
  });

  it.each([
    ['a provider that is not a user pool', { ProviderName: 'tenant.eu.auth0.com', ClientId: 'x' }],
    [
      'a user pool that does not exist',
      { ProviderName: `cognito-idp.${REGION}.amazonaws.com/${REGION}_None`, ClientId: 'x' },
    ],
  ])('refuse %s', async (_what, wrong) => {
    const refused = await refusal(create({ CognitoIdentityProviders: [wrong] }));

    expect(refused).toMatchObject({ code: 'InvalidParameterException', message: 'Invalid Cognito Identity Provider' });
  });

  it('refuse a client of another pool and an OIDC provider that does not exist', async () => {
    const client = await refusal(create({ CognitoIdentityProviders: [{ ...provider, ClientId: 'none' }] }));
    const arn = `arn:aws:iam::${ACCOUNT}:oidc-provider/none.example.com`;
    const oidc = await refusal(create({ OpenIdConnectProviderARNs: [arn] }));

    expect(client.code).toBe('InvalidParameterException');
    expect(oidc.message).toContain(arn);
  });

  it('lose every setting except their tags that an update omits', async () => {
    const IdentityPoolId = await create({ CognitoIdentityProviders: [provider], IdentityPoolTags: { Team: 'a' } });

    const settings = { IdentityPoolName: 'renamed', AllowUnauthenticatedIdentities: true };
    await identity.send(new UpdateIdentityPoolCommand({ IdentityPoolId, ...settings }));

    const pool = await identity.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
    expect(pool).toMatchObject({ ...settings, IdentityPoolTags: { Team: 'a' } });
    expect(pool.CognitoIdentityProviders).toBeUndefined();
  });

  it('do not exist after their deletion', async () => {
    const IdentityPoolId = await create();

    await identity.send(new DeleteIdentityPoolCommand({ IdentityPoolId }));

    const { IdentityPools } = await identity.send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
    expect(IdentityPools?.map((pool) => pool.IdentityPoolId)).not.toContain(IdentityPoolId);
    expect(await aws.standIn.directory.identityPool(IdentityPoolId)).toBeUndefined();
  });

  describe('roles', () => {
    it('are stored with their mappings', async () => {
      const IdentityPoolId = await create();
      const RoleMappings = {
        [`${provider.ProviderName}:${provider.ClientId}`]: {
          Type: 'Rules' as const,
          AmbiguousRoleResolution: 'Deny' as const,
          RulesConfiguration: {
            Rules: [{ Claim: 'cognito:groups', MatchType: 'Contains' as const, Value: 'admins', RoleARN: ROLE }],
          },
        },
      };

      await identity.send(
        new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: ROLE }, RoleMappings }),
      );

      const told = await identity.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
      expect(told).toMatchObject({ Roles: { authenticated: ROLE }, RoleMappings });
      expect(await aws.standIn.directory.identityPool(IdentityPoolId)).toMatchObject({
        authenticatedRoleArn: ROLE,
        roleMappings: { [`${provider.ProviderName}:${provider.ClientId}`]: { ambiguousRoleResolution: 'Deny' } },
      });
    });

    it.each([
      ['that are not ARNs', { Roles: { authenticated: 'the-role-of-users-who-signed-in' } }, /Invalid role ARN/],
      [
        'with a mapping without a fallback',
        { RoleMappings: { p: { Type: 'Token' as const } } },
        /AmbiguousRoleResolution/,
      ],
      [
        'with rules without a rule',
        { RoleMappings: { p: { Type: 'Rules' as const, AmbiguousRoleResolution: 'Deny' as const } } },
        /between 1 and 25/,
      ],
    ])('are refused %s', async (_what, settings, message) => {
      const IdentityPoolId = await create();
      const command = new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: {}, ...settings });

      const refused = await refusal(identity.send(command));

      expect(refused).toMatchObject({ code: 'InvalidParameterException', message: expect.stringMatching(message) });
    });
  });

  it('pass claims on as principal tags', async () => {
    const IdentityPoolId = await create();
    const map = {
      IdentityPoolId,
      IdentityProviderName: provider.ProviderName,
      PrincipalTags: { tenant: 'custom:tenant' },
    };

    await identity.send(new SetPrincipalTagAttributeMapCommand({ ...map, UseDefaults: false }));

    const { PrincipalTags } = await identity.send(new GetPrincipalTagAttributeMapCommand(map));
    expect(PrincipalTags).toEqual({ tenant: 'custom:tenant' });
  });
});
