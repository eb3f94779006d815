const isOfHost = (host: string, relyingPartyId: string) =>
  host === relyingPartyId || host.endsWith(`.${relyingPartyId}`);

/**
 * Whether passkeys of a relying party may be made and used at an origin: `https`, at its host or a subdomain of it; also `http` at localhost.
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
