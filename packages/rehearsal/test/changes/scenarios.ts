import { claimsAction, claimsActionUnbound, clearedTexts } from './auth0-scenarios';
import { killTerraform, lockOf, PARTNERS, refusal } from './living-environment';
import type { Scenario } from './scenario';
import { updatesApplication } from '../support/hold-up';
import type { TerraformJson } from '@auth0-cognito/checkout';
import type { Draft } from '../support/variant';

export const connection: Scenario = {
  name: 'a further connection is enabled for the application, and other connections remain unchanged',
  run: async (living) => {
    const foreign = living.rehearsal.childEnvironment.AUTH0_CLIENT_ID ?? '';
    const withWorkforce = living.edited(({ federations: { auth0 } }) => {
      auth0.connections = { ...auth0.connections, workforce: { name: 'Acme-Workforce' } };
    });
    await living.rehearsal.use(withWorkforce);
    living.tenant.enableConnection('Acme-Workforce', foreign, true);

    await living.rehearsal.apply();

    const { federations } = await living.expectSettled();

    const clients = living.tenant.connections().find(({ name }) => name === 'Acme-Workforce')?.enabled_clients;
    expect(new Set(clients)).toEqual(new Set([foreign, federations.auth0?.auth0_client_id]));
  },
};

const rotation: Scenario = {
  name: 'a secret rotated out of band reaches the identity provider, and nothing else changes',
  run: async (living) => {
    const { federations } = await living.rehearsal.outputs();
    living.tenant.rotateSecret(federations.auth0?.auth0_client_id ?? '');

    const { changes } = await living.rehearsal.plan();
    await living.rehearsal.apply();

    expect(changes).toEqual([
      { address: expect.stringMatching(/^aws_cognito_identity_provider\./), actions: ['update'] },
    ]);
    await living.expectSettled();
  },
};

const client: Scenario = {
  name: 'a client is added, renamed in place, and removed',
  run: async (living) => {
    const before = (await living.rehearsal.outputs()).clients;
    const named = (name: string) => (values: Draft) => {
      values.clients = { ...values.clients, tool: { type: 'public', name, callbackUrls: [`${values.app.url}/tool`] } };
    };

    const added = await living.change(named('acme-tool'));
    const renamed = await living.change(named('acme-tool-2'));
    const removed = await living.change((values) => delete values.clients.tool);

    expect(added.clients.tool?.client_id).toEqual(expect.any(String));
    expect(renamed.clients.tool?.client_id).toBe(added.clients.tool?.client_id);
    expect(removed.clients).toEqual(before);
  },
};

const webClient: Scenario = {
  name: 'a renamed primary web client keeps its name and its id',
  run: async (living) => {
    const before = await living.rehearsal.outputs();

    const planned = await living.planned(
      (values) => (values.webClient = { ...values.webClient, name: 'acme-renamed' }),
    );

    expect(planned).toEqual({});
    expect((await living.expectSettled()).clients.web).toEqual(before.clients.web);
  },
};

const rename: Scenario = {
  name: 'a renamed identity provider replaces the old one and stays listed',
  run: async (living) => {
    const planned = await living.planned(({ federations }) => (federations.auth0.identityProvider.name = 'Login'));
    await living.rehearsal.apply();

    const { clients } = await living.expectSettled();
    expect(planned.aws_cognito_identity_provider).toBe('create delete');
    expect(clients.web?.identity_providers).toContain('Login');
    expect(clients.web?.identity_providers).not.toContain('Auth0');
  },
};

const secondFederation: Scenario = {
  name: 'a second federation is added; before it is removed, its tenant is retired',
  run: async (living) => {
    const added = await living.change((values) => {
      values.federations.partners = {
        tenant: { domain: PARTNERS, customDomain: 'login.partners.example' },
        identityProvider: { name: 'Partners' },
      };
      values.primaryFederation = 'auth0';
    });
    await living.rehearsal.use(living.edited(({ federations }) => delete federations.partners));
    const refused = await refusal(living.rehearsal.apply());
    const retired = await living.change((values) => (values.retiredTenants = { partners: { domain: PARTNERS } }));
    const planned = await living.planned((values) => delete values.retiredTenants);

    expect(Object.keys(added.federations).sort()).toEqual(['auth0', 'partners']);
    expect(refused).toContain('Provider configuration not present');
    expect(Object.keys(retired.federations)).toEqual(['auth0']);
    expect(planned).toEqual({});
    await living.expectSettled();
  },
};

const federationOfSameTenant: Scenario = {
  name: 'a second federation of the same tenant adds its client ID to the IAM provider, and removes it',
  run: async (living) => {
    const planned = await living.planned((values) => {
      const { tenant } = values.federations.auth0;
      values.federations.staff = { tenant, identityProvider: { name: 'Staff' }, application: { name: 'staff' } };
      values.primaryFederation = 'auth0';
    });
    const added = await living.change(() => undefined);
    await living.change((values) => {
      delete values.federations.staff;
      delete values.primaryFederation;
    });

    expect(planned).toMatchObject({ aws_iam_openid_connect_provider: 'update' });
    expect(added.federations.staff?.iam_oidc_provider_arn).toBe(added.federations.auth0?.iam_oidc_provider_arn);
    expect(living.rehearsal.awsPermissions().apply).toEqual(
      expect.arrayContaining(['iam:AddClientIDToOpenIDConnectProvider', 'iam:RemoveClientIDFromOpenIDConnectProvider']),
    );
  },
};

const domain: Scenario = {
  name: 'the sign-in domain changes to a custom domain, and then to a prefix',
  run: async (living) => {
    const hostedZoneId = 'Z0123456789ABCDEFGHIJ';

    const custom = await living.change((values) => {
      values.domain = { customDomain: 'sign-in.acme.example', hostedZoneId };
    });
    const prefix = await living.change((values) => (values.domain = { prefix: `acme-${values.name}-again` }));

    expect(custom.cognito_domain).toBe('sign-in.acme.example');
    expect(prefix.cognito_domain).toMatch(/^acme-\w+-again\.auth\..+\.amazoncognito\.com$/);
  },
};

const killed: Scenario = {
  name: 'Terraform leaves its lock when it is killed in an update; it is unlocked, and the next run finishes',
  run: async (living) => {
    const { rehearsal, hold } = living;
    const held = hold.next(updatesApplication);
    const moved = living.edited(({ app, stage }) => {
      app.url = stage === 'development' ? 'http://localhost:4000' : 'https://portal.acme.example';
    });
    const apply = rehearsal.apply(moved).finally(held.release);
    await Promise.race([held.reached, apply]);

    killTerraform(rehearsal);
    held.release();

    await refusal(apply);
    const lock = lockOf(await refusal(rehearsal.apply()));
    expect((await rehearsal.terraform.run(['force-unlock', '-force', lock])).exitCode).toBe(0);
    await rehearsal.apply();
    await living.expectSettled();
  },
};

const pool: Scenario = {
  name: 'a pool is replaced with everything that depends on it after its protection is removed',
  run: async (living) => {
    const { rehearsal } = living;
    const before = await rehearsal.outputs();
    const renamed = (values: Draft) => (values.userPool = { ...values.userPool, name: `acme-${values.name}-2` });

    await rehearsal.use(living.edited(renamed));
    const refused = await refusal(rehearsal.apply());
    await rehearsal.use(living.takeBack());
    const unharmed = await living.expectSettled();
    await rehearsal.apply(
      living.edited((values) => {
        const { name, stage } = values;
        if (stage !== 'production') values.userPool = { ...values.userPool, deletionProtection: false };
        else values.decommission = { date: '2026-12-31', acknowledgement: `every user of ${name} is lost` };
      }),
    );
    const after = await living.change(renamed);

    expect(refused).toMatch(/instance cannot be destroyed/i);
    expect(unharmed).toEqual(before);
    expect(after.user_pool_id).not.toBe(before.user_pool_id);
    expect(after.clients.web?.client_id).not.toBe(before.clients.web?.client_id);
    expect(after.federations.auth0?.auth0_client_id).toBe(before.federations.auth0?.auth0_client_id);
    await living.change((values) => {
      delete values.decommission;
      delete values.userPool.deletionProtection;
    });
  },
};

/** The configuration from before roles had a path and a permissions boundary. */
function withFormerRoles(json: TerraformJson): TerraformJson {
  const roles = Object.entries(json.resource?.aws_iam_role ?? {}).map(([id, block]) => {
    const { path: _path, permissions_boundary: _boundary, lifecycle: _lifecycle, ...former } = block;
    return [id, former] as const;
  });
  return { ...json, resource: { ...json.resource, aws_iam_role: Object.fromEntries(roles) } };
}

const formerRoles: Scenario = {
  name: 'a role without a path and a boundary is replaced, while users, clients and the pool remain',
  run: async (living) => {
    const unchanged = () => undefined;
    await living.rehearsal.apply(withFormerRoles(living.edited(unchanged)));
    const before = await living.rehearsal.outputs();

    const planned = await living.planned(unchanged);
    await living.rehearsal.apply();

    const after = await living.expectSettled();
    // If one role of an identity pool changes, the provider sets all roles again: for a moment the identity pool has none.
    expect(planned).toEqual({
      aws_cognito_identity_pool_roles_attachment: 'delete create',
      aws_iam_role: 'create delete',
    });
    expect(after.user_pool_id).toBe(before.user_pool_id);
    expect(after.clients).toEqual(before.clients);
  },
};

/** In the order of execution: each scenario starts with the environment that the previous one left. */
export const SCENARIOS: readonly Scenario[] = [
  formerRoles,
  connection,
  rotation,
  client,
  webClient,
  rename,
  secondFederation,
  federationOfSameTenant,
  claimsAction,
  claimsActionUnbound,
  clearedTexts,
  domain,
  killed,
  pool,
];
