import { randomBytes, timingSafeEqual } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { BROWSER_SESSION_SECONDS } from '../users/browser-sessions';
import type { PageRequest } from './site';

/** Cookies of the hosted pages, with the names of Cognito. */
const SESSION = 'cognito';
const FORM = 'XSRF-TOKEN';
const PROVIDER = 'csrf-state';

const OPTIONS = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const;

const secret = () => randomBytes(24).toString('base64url');

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A cookie that is set at the first visit. */
function readCookie(c: PageRequest, name: string): string {
  const known = getCookie(c, name);
  if (known) return known;
  const made = secret();
  setCookie(c, name, made, OPTIONS);
  return made;
}

/** CSRF token of the forms. */
export const csrfTokenOf = (c: PageRequest) => readCookie(c, FORM);

export const csrfTokenMatches = (c: PageRequest, sent: string) => same(getCookie(c, FORM) ?? '', sent) && sent !== '';

/** Identifies the browser that is sent to an identity provider. Only this browser may return the response. */
export const browserToken = (c: PageRequest) => readCookie(c, PROVIDER);

export const browserTokenMatches = (c: PageRequest, mark: string) => same(getCookie(c, PROVIDER) ?? '', mark);

export const sessionId = (c: PageRequest) => getCookie(c, SESSION);

export const setSession = (c: PageRequest, id: string) =>
  setCookie(c, SESSION, id, { ...OPTIONS, maxAge: BROWSER_SESSION_SECONDS });

export const clearSession = (c: PageRequest) => deleteCookie(c, SESSION, OPTIONS);
