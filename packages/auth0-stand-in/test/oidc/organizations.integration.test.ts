import type { Management } from 'auth0';
import { DEFAULT_CONNECTION } from '../../src';
import { call, DOMAIN } from '../harness';
import type { Browser, Visited } from './browser';
import type { Scene } from './scene';
import { PERSON, addApplication, askToken, authorizeUrl, claimsOf, setScene } from './scene';

const MEMBER = `auth0|${PERSON.id}`;
const OTHER = { ...PERSON, email: 'max@acme.example', id: 'def456' };

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
  scene.served.standIn.tenant(DOMAIN).seedUser(OTHER);
});
afterAll(() => scene.close());

let count = 0;
const seed = (members: readonly string[], more: { connections?: string[]; assignsMembership?: boolean } = {}) => {
  const name = `org-${(count += 1)}`;
  const connections = [DEFAULT_CONNECTION];
  return scene.served.standIn
    .tenant(DOMAIN)
    .seedOrganization({ name, displayName: `Org ${count}`, connections, members, ...more });
};

/** An application that requires an organization. */
const requiring = async (organization_require_behavior: Management.ClientOrganizationRequireBehaviorEnum) => ({
  ...scene,
  application: await addApplication(scene.served, {
    name: `Members ${(count += 1)}`,
    organization_usage: 'require',
    organization_require_behavior,
  }),
});

const send = (browser: Browser, page: Visited, organization: string) =>
  browser.follow(page.url, {
    method: 'POST',
    body: new URLSearchParams({ organization }),
    headers: { origin: page.url.origin },
  });

const answerOf = ({ location }: Visited) => Object.fromEntries(location?.searchParams ?? []);

const idTokenOf = async (of: Scene, visited: Visited) => {
  const { body } = await askToken(of, { code: visited.location?.searchParams.get('code') ?? '' });
  return claimsOf(body.id_token);
};

/** A user whose organizations no other test changes. */
const newPerson = () => {
  const person = { ...PERSON, email: `p${(count += 1)}@acme.example`, id: `p${count}` };
  scene.served.standIn.tenant(DOMAIN).seedUser(person);
  return { ...person, sub: `auth0|${person.id}` };
};

describe('an application that requires the organization before the credentials', () => {
  it('signs a member in, with the organization on the page and in the ID token', async () => {
    const of = await requiring('pre_login_prompt');
    const organization = seed([MEMBER]);
    const browser = scene.browser();

    const asked = await browser.follow(authorizeUrl(of));
    const login = await send(browser, asked, ` ${organization.name.toUpperCase()} `);
    const done = await browser.signIn(login, PERSON.email, PERSON.password);

    expect(asked.text).toContain('<label for="organization">Organization name</label>');
    expect(login.text).toContain(`<strong>${organization.display_name}</strong>`);
    expect(await idTokenOf(of, done)).toMatchObject({ sub: MEMBER, org_id: organization.id });
  });

  it.each([
    ['an unknown one', () => 'nowhere', 'No organization has this name'],
    [
      'one without a connection of the application',
      () => seed([MEMBER], { connections: [] }).name,
      'This organization has no connection that is enabled for the application',
    ],
  ])('shows the page again for %s', async (_, name, reason) => {
    const browser = scene.browser();
    const asked = await browser.follow(authorizeUrl(await requiring('pre_login_prompt')));

    const refused = await send(browser, asked, name());

    expect(refused.status).toBe(400);
    expect(refused.text).toContain(`role="alert" id="problem">${reason}<`);
  });

  it('refuses a user who is not a member, unless the sign-in creates a membership', async () => {
    const of = await requiring('pre_login_prompt');
    const signIn = async ({ name }: { name: string }) => {
      const browser = scene.browser();
      const login = await send(browser, await browser.follow(authorizeUrl(of)), name);
      return browser.signIn(login, OTHER.email, OTHER.password);
    };
    const closed = seed([MEMBER]);
    const open = seed([MEMBER], { assignsMembership: true });

    expect(answerOf(await signIn(closed))).toMatchObject({
      error: 'access_denied',
      error_description: `user auth0|${OTHER.id} is not part of the ${closed.id} organization`,
    });
    expect(await idTokenOf(of, await signIn(open))).toMatchObject({ org_id: open.id });
  });
});

describe('an application that requires the organization after the credentials', () => {
  it('lets a member of several organizations select one', async () => {
    const of = await requiring('post_login_prompt');
    const person = newPerson();
    const [first, second] = [seed([person.sub]), seed([person.sub])];
    const foreign = seed([MEMBER]);
    const browser = scene.browser();

    const login = await browser.follow(authorizeUrl(of));
    const picker = await browser.signIn(login, person.email, person.password);
    const refused = await send(browser, picker, foreign.id);
    const done = await send(browser, picker, second.id);

    expect(picker.text).toContain(`value="${first.id}"`);
    expect(picker.text).not.toContain(foreign.id);
    expect(refused.status).toBe(400);
    expect(await idTokenOf(of, done)).toMatchObject({ sub: person.sub, org_id: second.id });
  });

  it('selects the only organization of a member, and refuses a user without one', async () => {
    const of = await requiring('post_login_prompt');
    const [member, none] = [newPerson(), newPerson()];
    const organization = seed([member.sub]);
    const signIn = async ({ email, password }: { email: string; password: string }) => {
      const browser = scene.browser();
      return browser.signIn(await browser.follow(authorizeUrl(of)), email, password);
    };

    expect(await idTokenOf(of, await signIn(member))).toMatchObject({ org_id: organization.id });
    expect(answerOf(await signIn(none))).toMatchObject({
      error: 'invalid_request',
      error_description: 'client requires organization membership, but user does not belong to any organization',
      state: 'st',
    });
  });
});

describe('a request with an organization', () => {
  it('signs in to it, and the refreshed ID token also contains it', async () => {
    const of = await requiring('no_prompt');
    const organization = seed([MEMBER]);
    const browser = scene.browser();
    const scope = 'openid offline_access';

    const login = await browser.follow(authorizeUrl(of, { organization: organization.id, scope }));
    const done = await browser.signIn(login, PERSON.email, PERSON.password);
    const { body } = await askToken(of, { code: done.location?.searchParams.get('code') ?? '' });
    const refreshed = await askToken(of, {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
      redirect_uri: undefined,
    });

    expect(claimsOf(body.id_token)).toMatchObject({ org_id: organization.id });
    expect(claimsOf(body.id_token)).not.toHaveProperty('org_name');
    expect(claimsOf(refreshed.body.id_token)).toMatchObject({ org_id: organization.id });
  });

  it.each([
    ['none, where it is required', () => undefined, 'parameter organization is required for this client'],
    ['an unknown one', () => 'org_x', 'authorization request parameter organization must be an organization id'],
    [
      'one by its name',
      () => seed([MEMBER]).name,
      'authorization request parameter organization must be an organization id',
    ],
    ['one without connections', () => seed([], { connections: [] }).id, 'no connections enabled for the organization'],
  ])('is refused for %s', async (_, organization, description) => {
    const of = await requiring('no_prompt');

    const { location } = await scene.browser().visit(authorizeUrl(of, { organization: organization() }));

    expect(location?.searchParams.get('error')).toBe('invalid_request');
    expect(location?.searchParams.get('error_description')).toBe(description);
  });

  it('may use the name if the tenant allows it, and gets it in the ID token', async () => {
    const of = await requiring('no_prompt');
    const organization = seed([MEMBER]);
    const allow = (allow_organization_name_in_authentication_api: boolean) =>
      call(scene.served, 'PATCH', '/tenants/settings', { allow_organization_name_in_authentication_api });
    await allow(true);
    const browser = scene.browser();

    const login = await browser.follow(authorizeUrl(of, { organization: organization.name }));
    const claims = await idTokenOf(of, await browser.signIn(login, PERSON.email, PERSON.password));
    await allow(false);

    expect(claims).toMatchObject({ org_id: organization.id, org_name: organization.name });
  });
});
