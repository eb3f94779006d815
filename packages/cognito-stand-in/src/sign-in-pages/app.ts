import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { PagesContext } from './context';
import { addPasskey, storePasskey } from './endpoints/add-passkey';
import { authorize } from './endpoints/authorize';
import { idpResponse } from './endpoints/idp-response';
import { login, loginForm } from './endpoints/login';
import { logout } from './endpoints/logout';
import { revoke } from './endpoints/revoke';
import { token } from './endpoints/token';
import { userInfo } from './endpoints/user-info';
import { NotRehearsed } from '../aws/not-rehearsed';
import { ErrorPage, OAuthError, PageError, SignInError } from './errors';
import { send } from './html/layout';
import { messagePage, notRehearsedPage } from './html/message-page';
import { responseUrl } from './sign-in-request';
import { queryOf, site } from './site';
import type { PagesEnv, PageRequest } from './site';

const MAX_URL = 8192;

/** Pages of Cognito that the rehearsal does not have. */
const NOT_REHEARSED = [
  '/signup',
  '/confirmUser',
  '/forgotPassword',
  '/confirmForgotPassword',
  '/changePassword',
  '/mfa',
];

const PAGES = ['/oauth2/authorize', '/login', '/passkeys/add', '/oauth2/idpresponse', '/logout', '/error'];

/** Endpoints that applications call from a browser. Cognito allows every origin. */
const API_PATHS = ['/oauth2/token', '/oauth2/userInfo', '/oauth2/revoke'];

function errorPageUrl({ error, clientId }: ErrorPage): string {
  return `/error?${new URLSearchParams({ error, ...(clientId !== undefined ? { client_id: clientId } : {}) }).toString()}`;
}

const onError = (context: PagesContext) => async (error: Error, c: PageRequest) => {
  if (error instanceof ErrorPage) return c.redirect(errorPageUrl(error));
  if (error instanceof SignInError) {
    context.log(`sign-in refused: ${error.error}: ${error.message.trim()}`);
    const response = { error: error.error, error_description: error.description };
    return c.redirect(responseUrl(error.to, response));
  }
  if (error instanceof OAuthError) {
    const body = { error: error.error, ...(error.description ? { error_description: error.description } : {}) };
    return c.json(body, error.status);
  }
  if (error instanceof PageError) return send(c, messagePage(error.message), error.status);
  if (error instanceof NotRehearsed) {
    context.log(error.message);
    return send(c, notRehearsedPage(error.message), 400);
  }
  context.log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
  return c.text('server_error', 500);
};

const isApi = (c: PageRequest) => API_PATHS.includes(c.req.path);

const wrongMethod = (c: PageRequest) => {
  if (isApi(c)) throw new OAuthError('invalid_request', `${c.req.path} does not take ${c.req.method}`, 405);
  throw new PageError(`${c.req.path} does not take ${c.req.method}`, 405);
};

/** Creates the hosted sign-in of all user pools. The Host header selects the pool. */
export function createApp(context: PagesContext): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.onError(onError(context));

  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    c.header('x-frame-options', 'DENY');
    c.header('referrer-policy', 'no-referrer');
  });
  for (const path of API_PATHS)
    app.use(path, cors({ origin: '*', allowMethods: ['GET', 'POST', 'OPTIONS'], maxAge: 300 }));
  app.use(async (c, next) => {
    if (c.req.url.length > MAX_URL) throw new PageError('the address is too long', 414);
    await next();
  });
  app.use(site(context));

  app.get('/oauth2/authorize', authorize(context));
  app.get('/login', loginForm(context));
  app.post('/login', login(context));
  app.get('/passkeys/add', addPasskey(context));
  app.post('/passkeys/add', storePasskey(context));
  app.get('/oauth2/idpresponse', idpResponse(context));
  app.post('/oauth2/token', token(context));
  app.get('/oauth2/userInfo', userInfo(context));
  app.post('/oauth2/revoke', revoke(context));
  app.get('/logout', logout(context));
  app.get('/error', (c) => send(c, messagePage(queryOf(c).get('error') ?? 'unknown error'), 400));
  for (const path of [...PAGES, ...API_PATHS]) app.all(path, wrongMethod);

  for (const path of NOT_REHEARSED) {
    app.all(path, (c) => {
      throw new NotRehearsed(c.req.path);
    });
  }
  app.all('/saml2/*', (c) => {
    throw new NotRehearsed(c.req.path);
  });
  app.notFound((c) => send(c, messagePage(`${c.req.path} is no page of the hosted sign-in`), 404));
  return app;
}
