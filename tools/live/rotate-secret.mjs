// Rotates the secret of one application: `node rotate-secret.mjs TENANT CLIENT_ID`, with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.
// Needs the scope update:client_keys. @see https://auth0.com/docs/api/management/v2/clients/post-rotate-secret
import { EnvHttpProxyAgent, fetch } from 'undici';

const [tenant, client] = process.argv.slice(2);
const dispatcher = new EnvHttpProxyAgent();

async function post(path, body, token) {
  const response = await fetch(`https://${tenant}${path}`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}`);
  return response.json();
}

const { access_token: token } = await post('/oauth/token', {
  grant_type: 'client_credentials',
  client_id: process.env.AUTH0_CLIENT_ID,
  client_secret: process.env.AUTH0_CLIENT_SECRET,
  audience: `https://${tenant}/api/v2/`,
});
await post(`/api/v2/clients/${client}/rotate-secret`, {}, token);
await dispatcher.close();
