import { EnvHttpProxyAgent, fetch } from 'undici';

/**
 * Rotates the secret of the application that the outputs of the environment name, and of no other
 * ({@link https://auth0.com/docs/api/management/v2/clients/post-rotate-secret}). Needs the scope update:client_keys.
 */
export async function rotateSecret(tenant, outputs, { AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET }) {
  const dispatcher = new EnvHttpProxyAgent();
  const post = async (path, body, token) => {
    const response = await fetch(`https://${tenant}${path}`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}`);
    return response.json();
  };
  try {
    const { access_token: token } = await post('/oauth/token', {
      grant_type: 'client_credentials',
      client_id: AUTH0_CLIENT_ID,
      client_secret: AUTH0_CLIENT_SECRET,
      audience: `https://${tenant}/api/v2/`,
    });
    const client = Object.values(outputs.federations.value)[0].auth0_client_id;
    await post(`/api/v2/clients/${client}/rotate-secret`, {}, token);
  } finally {
    await dispatcher.close();
  }
}
