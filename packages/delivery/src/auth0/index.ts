export { requireScopes } from './scopes';
export { requestToken, scopesIn } from './token';
