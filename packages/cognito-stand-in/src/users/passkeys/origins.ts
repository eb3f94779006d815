const isOfHost = (host: string, relyingPartyId: string) =>
  host === relyingPartyId || host.endsWith(`.${relyingPartyId}`);

/**
 * Whether passkeys of a relying party can be created and used at an origin: `https` with its host or a subdomain of it, or `http` with localhost.
 *
 * @see https://www.w3.org/TR/webauthn-3/#rp-id
 */
export function originMatches(origin: string, relyingPartyId: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return (
    isOfHost(hostname, relyingPartyId) && (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost'))
  );
}
