/**
 * Node's own `fetch` ignores HTTPS_PROXY and NO_PROXY before Node 24 (undici's documentation, "EnvHttpProxyAgent"); Terraform,
 * npm and pip use them, and so does this one. undici is imported at the first call, because the set-up starts before
 * node_modules exists.
 */
export async function fetchThroughProxy(url, options = {}) {
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  return fetch(url, { ...options, dispatcher: new EnvHttpProxyAgent() });
}
