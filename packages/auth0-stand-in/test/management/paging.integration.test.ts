import { ROUTES } from '../../src/management/api';
import type { Served } from '../harness';
import { call, managementToken, serve } from '../harness';
import { sdk } from '../sdk';

type Answer = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, string | number | boolean>>;

/** More pages than any list of these tests has: a caller that requests more never ends. */
const MOST_PAGES = 20;
const MADE = 3;
const PASSWORD = 'correct horse battery staple';

let served: Served;
let token: string;
/** IDs of the objects whose lists are read. */
const made = { client: '', connection: '', action: '' };

const get = async (path: string, query: Query): Promise<Answer> => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  const { status, body } = await call(served, 'GET', `${path}?${search.toString()}`, undefined, token);
  expect([path, status]).toEqual([path, 200]);
  return body as Answer;
};

const make = async (path: string, body: object): Promise<Record<string, string>> => {
  const answer = await call(served, 'POST', path, body, token);
  expect([path, answer.status]).toEqual([path, 201]);
  return answer.body as Record<string, string>;
};

/** `HasNext` of the SDK that the Terraform provider uses: a missing member of a response is zero. */
const hasNext = ({ next = '', total = 0, start = 0, limit = 0 }: Answer) =>
  next !== '' || Number(total) > Number(start) + Number(limit);

/** Reads a list as the provider does: `ask` gets the page number and the checkpoint of the previous page. */
async function walk(key: string, ask: (page: number, from: string | undefined) => Promise<Answer>): Promise<unknown[]> {
  const found: unknown[] = [];
  let from: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(page, from);
    found.push(...(answer[key] as unknown[]));
    if (!hasNext(answer)) return found;
    from = answer.next as string | undefined;
  }
  throw new Error(`no end after ${MOST_PAGES} pages`);
}

const byPage = (path: string, key: string, size: number, query: Query = {}) =>
  walk(key, (page) => get(path, { ...query, page, per_page: size }));

const byCheckpoint = (path: string, key: string, size: number, query: Query = {}) =>
  walk(key, (_, from) => get(path, { ...query, take: size, ...(from && { from }) }));

async function all(pages: Promise<AsyncIterable<unknown>>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of await pages) {
    found.push(item);
    if (found.length > MOST_PAGES * MADE) throw new Error('no end');
  }
  return found;
}

interface List {
  /** Declared route. */
  readonly route: string;
  readonly path: () => string;
  readonly key: string;
  /** The query of the provider. */
  readonly provider: (path: string, key: string, size: number, query?: Query) => Promise<unknown[]>;
  readonly query?: Query;
  /** Query, or another path, with an empty result. */
  readonly nothing?: { readonly query?: Query; readonly path?: string };
  readonly sdk: (size: number) => Promise<AsyncIterable<unknown>>;
}

const TOTALS = { include_totals: true };

/** Lists with pages. */
const LISTS: readonly List[] = [
  {
    route: '/clients',
    path: () => '/clients',
    key: 'clients',
    provider: byPage,
    query: TOTALS,
    nothing: { query: { app_type: 'spa' } },
    sdk: (size) => sdk(served).clients.list({ per_page: size }),
  },
  {
    route: '/clients/:id/connections',
    path: () => `/clients/${made.client}/connections`,
    key: 'connections',
    provider: byCheckpoint,
    sdk: (size) => sdk(served).clients.connections.get(made.client, { take: size }),
  },
  {
    route: '/connections',
    path: () => '/connections',
    key: 'connections',
    provider: byCheckpoint,
    // The provider requests pages and a checkpoint at the same time.
    query: { ...TOTALS, per_page: 50 },
    nothing: { query: { name: 'none' } },
    sdk: (size) => sdk(served).connections.list({ take: size }),
  },
  {
    route: '/connections/:id/clients',
    path: () => `/connections/${made.connection}/clients`,
    key: 'clients',
    provider: byCheckpoint,
    sdk: (size) => sdk(served).connections.clients.get(made.connection, { take: size }),
  },
  {
    route: '/client-grants',
    path: () => '/client-grants',
    key: 'client_grants',
    provider: byPage,
    query: TOTALS,
    nothing: { query: { audience: 'https://none.example' } },
    sdk: (size) => sdk(served).clientGrants.list({ take: size }),
  },
  {
    route: '/resource-servers',
    path: () => '/resource-servers',
    key: 'resource_servers',
    provider: byPage,
    query: TOTALS,
    sdk: (size) => sdk(served).resourceServers.list({ per_page: size }),
  },
  {
    route: '/actions/actions',
    path: () => '/actions/actions',
    key: 'actions',
    provider: byPage,
    nothing: { query: { actionName: 'none' } },
    sdk: (size) => sdk(served).actions.list({ per_page: size }),
  },
  {
    route: '/actions/actions/:id/versions',
    path: () => `/actions/actions/${made.action}/versions`,
    key: 'versions',
    provider: byPage,
    sdk: (size) => sdk(served).actions.versions.list(made.action, { per_page: size }),
  },
  {
    route: '/actions/triggers/:trigger/bindings',
    path: () => '/actions/triggers/post-login/bindings',
    key: 'bindings',
    provider: byPage,
    nothing: { path: '/actions/triggers/pre-user-registration/bindings' },
    sdk: (size) => sdk(served).actions.triggers.bindings.list('post-login', { per_page: size }),
  },
  {
    route: '/users',
    path: () => '/users',
    key: 'users',
    provider: byPage,
    query: TOTALS,
    nothing: { query: { connection: 'none' } },
    sdk: (size) => sdk(served).users.list({ per_page: size }),
  },
];

/** Lists that Auth0 returns as a whole, whatever the page. */
const WHOLE = ['/clients/:id/credentials', '/custom-domains', '/actions/triggers', '/users-by-email'];

beforeAll(async () => {
  served = await serve();
  token = await managementToken(served);
  const audience = 'https://api.acme.example';
  await make('/resource-servers', { identifier: audience, name: 'api' });
  for (let index = 0; index < MADE; index += 1) {
    const { client_id } = await make('/clients', { name: `app ${index}` });
    const { id: connection } = await make('/connections', { name: `users-${index}`, strategy: 'auth0' });
    const { id: action } = await make('/actions/actions', {
      name: `action ${index}`,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      deploy: true,
    });
    await make('/client-grants', { client_id, audience });
    await make('/resource-servers', { identifier: `${audience}/${index}`, name: `api ${index}` });
    await make('/users', { connection: `users-${index}`, email: `${index}@acme.example`, password: PASSWORD });
    Object.assign(made, { client: client_id, connection, action });
  }
  const clients = (await get('/clients', {})) as unknown as readonly { client_id: string }[];
  const connections = (await get('/connections', {})) as unknown as readonly { id: string }[];
  const enabled = clients.map(({ client_id }) => ({ client_id, status: true }));
  for (const { id } of connections) await call(served, 'PATCH', `/connections/${id}/clients`, enabled, token);
  const bindings = [0, 1, 2].map((index) => ({ ref: { type: 'action_name', value: `action ${index}` } }));
  await call(served, 'PATCH', '/actions/triggers/post-login/bindings', { bindings }, token);
  for (let index = 1; index < MADE; index += 1) {
    await call(served, 'GET', `/actions/actions/${made.action}`, undefined, token);
    await call(served, 'POST', `/actions/actions/${made.action}/deploy`, undefined, token);
  }
});
afterAll(() => served.close());

describe('a list of the Management API', () => {
  const lists = LISTS.map((list) => [list.route, list] as const);

  test.each(lists)('%s ends for the Terraform provider', async (_, list) => {
    const read = (size: number) => list.provider(list.path(), list.key, size, list.query);
    const whole = await read(100);
    const exactlyOnePage = await read(whole.length);
    const oneMore = await read(whole.length - 1);
    const onePerPage = await read(1);

    expect(whole.length).toBeGreaterThanOrEqual(MADE);
    expect([exactlyOnePage, oneMore, onePerPage]).toEqual([whole, whole, whole]);
  });

  test.each(lists)('%s ends for the Auth0 SDK', async (_, list) => {
    const read = (size: number) => all(list.sdk(size));
    const whole = await read(100);
    const exactlyOnePage = await read(whole.length);
    const oneMore = await read(whole.length - 1);
    const onePerPage = await read(1);

    expect(whole.length).toBeGreaterThanOrEqual(MADE);
    expect([exactlyOnePage, oneMore, onePerPage]).toEqual([whole, whole, whole]);
  });

  test.each(lists.filter(([, { nothing }]) => nothing))('%s ends if it is empty', async (_, list) => {
    const query = { ...list.query, ...list.nothing?.query };

    expect(await list.provider(list.nothing?.path ?? list.path(), list.key, 100, query)).toEqual([]);
  });

  it('has no total after the last page of the bindings of a trigger', async () => {
    const path = '/actions/triggers/post-login/bindings';

    expect(await get(path, { page: 1, per_page: 100 })).toEqual({ bindings: [], page: 1, per_page: 100 });
    expect(await get(path, { per_page: 100 })).toEqual({ bindings: expect.any(Array), total: MADE, per_page: 100 });
  });

  it('is part of this test, whatever its route', () => {
    const single = /(:id|:version|:credential|\/settings)$/;
    const routes = ROUTES.filter(({ method, path }) => method === 'GET' && !single.test(path)).map(({ path }) => path);

    expect(routes.sort()).toEqual([...LISTS.map(({ route }) => route), ...WHOLE].sort());
  });
});
