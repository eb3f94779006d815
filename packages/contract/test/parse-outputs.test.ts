import { FaultError, parseOutputs } from '../src';
import { outputs } from '../src/testing';

const wrapped = Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value, type: 'string' }]));

/** Paths of all faults of a refused document. */
function pathsRefused(document: unknown): string[] {
  try {
    parseOutputs(document);
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return error.faults.map(({ path }) => path);
  }
}

describe('parseOutputs', () => {
  test.each([
    ['terraform output -json', wrapped],
    ['cdktf output --outputs-file', { dev: outputs }],
    ['a rehearsal', outputs],
  ])('reads the outputs as written by %s', (_, document) => {
    expect(parseOutputs(document)).toEqual(outputs);
  });

  test.each([
    ['no object', 'text', ['the document']],
    ['an environment that is not applied', {}, ['the document']],
    ['two stacks', { dev: outputs, prod: outputs }, ['the document']],
    ['a missing output', { ...outputs, login_url: undefined }, ['login_url']],
    ['an output that is not a text', { ...outputs, region: 1 }, ['region']],
    [
      'a client without its id',
      { ...outputs, clients: { web: { ...outputs.clients.web, client_id: '' } } },
      ['clients.web.client_id'],
    ],
    [
      'URLs that are not a list',
      { ...outputs, clients: { web: { ...outputs.clients.web, callback_urls: 'x' } } },
      ['clients.web.callback_urls'],
    ],
    ['a federation that is not an object', { ...outputs, federations: { auth0: 'Auth0' } }, ['federations.auth0']],
    [
      'a federation without its scopes',
      { ...outputs, federations: { auth0: { ...outputs.federations.auth0, scopes: undefined } } },
      ['federations.auth0.scopes'],
    ],
    ['an unknown primary client', { ...outputs, web_client: 'shop' }, ['web_client']],
  ])('refuses %s', (_, document, paths) => {
    expect(pathsRefused(document)).toEqual(paths);
  });

  test('reports all faults at once', () => {
    expect(pathsRefused({ ...outputs, region: '', app_url: '', federations: [] })).toEqual([
      'app_url',
      'region',
      'federations',
    ]);
  });
});
