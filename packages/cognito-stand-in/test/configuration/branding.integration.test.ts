import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  DeleteManagedLoginBrandingCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  GetUICustomizationCommand,
  SetUICustomizationCommand,
  UpdateManagedLoginBrandingCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

describe('the style of the sign-in pages', () => {
  const live = awsForTests();

  it('is customized for a pool with a domain, is inherited by a client from the pool, and is reset by an empty style', async () => {
    const UserPoolId = await live.make.userPool();
    await live.make.cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'looks' }));
    const CSS = '.label-customizable { font-weight: 400; }';
    const get = (ClientId?: string) =>
      live.make.cognito.send(new GetUICustomizationCommand({ UserPoolId, ...(ClientId ? { ClientId } : {}) }));

    await live.make.cognito.send(new SetUICustomizationCommand({ UserPoolId, CSS }));
    const ofClient = await get(await live.make.client(UserPoolId));
    await live.make.cognito.send(new SetUICustomizationCommand({ UserPoolId }));
    const reset = await get();

    expect(ofClient.UICustomization).toMatchObject({ ClientId: 'ALL', CSS });
    expect(reset.UICustomization).toEqual({});
  });

  it('cannot be customized without a domain', async () => {
    const UserPoolId = await live.make.userPool();
    const command = new SetUICustomizationCommand({ UserPoolId, CSS: '.x {}' });

    expect((await refusal(live.make.cognito.send(command))).message).toMatch(/existing domain/);
  });

  it('can be created once for each client', async () => {
    const UserPoolId = await live.make.userPool();
    const ClientId = await live.make.client(UserPoolId);
    const create = () =>
      live.make.cognito.send(
        new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, UseCognitoProvidedValues: true }),
      );

    const { ManagedLoginBranding } = await create();
    const again = await refusal(create());
    const both = { UserPoolId, ClientId, UseCognitoProvidedValues: true, Settings: {} };
    const ambiguous = await refusal(live.make.cognito.send(new CreateManagedLoginBrandingCommand(both)));
    const { ManagedLoginBrandingId } = ManagedLoginBranding!;
    const settings = { UseCognitoProvidedValues: false, Settings: { components: { form: { borderRadius: 4 } } } };
    await live.make.cognito.send(
      new UpdateManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId, ...settings }),
    );
    const byClient = await live.make.cognito.send(
      new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }),
    );
    await live.make.cognito.send(
      new DeleteManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId: ManagedLoginBrandingId! }),
    );
    const gone = await refusal(
      live.make.cognito.send(
        new DescribeManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId: ManagedLoginBrandingId! }),
      ),
    );

    expect(ambiguous.message).toMatch(/must be omitted/);
    expect(again.code).toBe('ManagedLoginBrandingExistsException');
    expect(byClient.ManagedLoginBranding).toMatchObject({ ManagedLoginBrandingId, ...settings });
    expect(gone.code).toBe('ResourceNotFoundException');
  });
});
