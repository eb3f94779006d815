import {
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ListResourceServersCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

const scope = (ScopeName: string) => ({ ScopeName, ScopeDescription: `to ${ScopeName}` });

describe('resource servers', () => {
  const live = awsForTests();
  let UserPoolId: string;

  beforeAll(async () => {
    UserPoolId = await live.make.userPool();
  });

  const create = (Identifier: string, names: string[]) =>
    live.make.cognito.send(
      new CreateResourceServerCommand({ UserPoolId, Identifier, Name: 'api', Scopes: names.map(scope) }),
    );

  it('can be created, updated, listed and deleted', async () => {
    const Identifier = 'https://api.example.com';
    await create(Identifier, ['read']);

    const Scopes = [scope('read'), scope('write')];
    await live.make.cognito.send(new UpdateResourceServerCommand({ UserPoolId, Identifier, Name: 'renamed', Scopes }));
    const described = await live.make.cognito.send(new DescribeResourceServerCommand({ UserPoolId, Identifier }));
    const listed = await live.make.cognito.send(new ListResourceServersCommand({ UserPoolId }));
    await live.make.cognito.send(new DeleteResourceServerCommand({ UserPoolId, Identifier }));
    const gone = await refusal(live.make.cognito.send(new DescribeResourceServerCommand({ UserPoolId, Identifier })));

    expect(described.ResourceServer).toEqual({ UserPoolId, Identifier, Name: 'renamed', Scopes });
    expect(listed.ResourceServers).toEqual([described.ResourceServer]);
    expect(gone.code).toBe('ResourceNotFoundException');
  });

  it.each([
    ['an identifier with a space', 'my api', ['read'], /identifier/],
    ['a scope with a slash', 'slash', ['a/b'], /scopeName/],
    ['a duplicate scope', 'twice', ['read', 'read'], /given twice/],
    ['101 scopes', 'many', Array.from({ length: 101 }, (_none, index) => `s${index}`), /less than or equal to 100/],
  ])('are refused with %s', async (_what, identifier, scopes, message) => {
    const refused = await refusal(create(identifier, scopes));

    expect(refused).toMatchObject({ code: 'InvalidParameterException', message: expect.stringMatching(message) });
  });

  it('are limited to 25', async () => {
    const UserPoolId = await live.make.userPool();
    const add = (number: number) =>
      live.make.cognito.send(
        new CreateResourceServerCommand({ UserPoolId, Identifier: `r${number}`, Name: `r${number}` }),
      );
    for (let number = 1; number <= 25; number += 1) await add(number);

    expect((await refusal(add(26))).code).toBe('LimitExceededException');
  });

  it('are refused if they exist, or if their pool does not exist', async () => {
    await create('once', []);

    const again = await refusal(create('once', []));
    const elsewhere = new CreateResourceServerCommand({ UserPoolId: 'eu-central-1_None', Identifier: 'x', Name: 'x' });
    const nowhere = await refusal(live.make.cognito.send(elsewhere));

    expect(again.message).toMatch(/once already exists in user pool/);
    expect(nowhere.code).toBe('ResourceNotFoundException');
  });
});
