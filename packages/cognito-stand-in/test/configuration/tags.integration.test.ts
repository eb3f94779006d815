import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  ListTagsForResourceCommand as ListIdentityPoolTagsCommand,
  TagResourceCommand as TagIdentityPoolCommand,
  UntagResourceCommand as UntagIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  DescribeUserPoolCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ACCOUNT, REGION } from '../support/aws';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

describe('tags', () => {
  const live = awsForTests();

  it('of a user pool can be added, replaced and removed, and are returned with the pool', async () => {
    const UserPoolId = await live.make.userPool({ UserPoolTags: { Stage: 'dev', Team: 'a' } });
    const ResourceArn = `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${UserPoolId}`;

    await live.make.cognito.send(new TagResourceCommand({ ResourceArn, Tags: { Team: 'b', Cost: '1' } }));
    await live.make.cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['Stage'] }));

    const expected = { Team: 'b', Cost: '1' };
    expect((await live.make.cognito.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual(expected);
    const { UserPool } = await live.make.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool?.UserPoolTags).toEqual(expected);
  });

  it('of an identity pool can be added and removed', async () => {
    const identity = new CognitoIdentityClient(live.aws.client);
    const settings = { IdentityPoolName: 'tags', AllowUnauthenticatedIdentities: false };
    const pool = await identity.send(
      new CreateIdentityPoolCommand({ ...settings, IdentityPoolTags: { Stage: 'dev' } }),
    );
    const ResourceArn = `arn:aws:cognito-identity:${REGION}:${ACCOUNT}:identitypool/${pool.IdentityPoolId}`;

    await identity.send(new TagIdentityPoolCommand({ ResourceArn, Tags: { Team: 'b' } }));
    const ofAws = new TagIdentityPoolCommand({ ResourceArn, Tags: { 'aws:team': 'b' } });
    expect((await refusal(identity.send(ofAws))).code).toBe('InvalidParameterException');
    await identity.send(new UntagIdentityPoolCommand({ ResourceArn, TagKeys: ['Stage'] }));

    expect((await identity.send(new ListIdentityPoolTagsCommand({ ResourceArn }))).Tags).toEqual({ Team: 'b' });
  });

  it('are refused for a pool that does not exist', async () => {
    const ResourceArn = `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${REGION}_None`;

    const refused = await refusal(live.make.cognito.send(new TagResourceCommand({ ResourceArn, Tags: { a: 'b' } })));

    expect(refused.code).toBe('ResourceNotFoundException');
  });
});
