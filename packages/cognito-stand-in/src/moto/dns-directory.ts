import { XMLParser } from 'fast-xml-parser';
import type { Scope } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import type { MotoClient } from './client';

/** The records in the public hosted zones of an account. Names have no trailing dot. */
export interface DnsDirectory {
  /** Whether a zone of the account is authoritative for the name. Other zones cannot be read. */
  hasZoneOf(name: string): Promise<boolean>;
  has(name: string, type: 'A' | 'CNAME'): Promise<boolean>;
}

interface HostedZone {
  readonly Id: string;
  readonly Name: string;
  readonly Config?: { readonly PrivateZone?: string };
}

interface RecordSet {
  readonly Name: string;
  readonly Type: string;
}

const VERSION = '/2013-04-01';
const xml = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'HostedZone' || name === 'ResourceRecordSet',
});

const plain = (name: string) => name.replace(/\.$/, '').toLowerCase();

/** A {@link DnsDirectory} that reads from moto's Route 53. */
export function createDnsDirectory(moto: MotoClient, scope: Scope): DnsDirectory {
  const read = async <T>(path: string, root: string): Promise<T> => {
    const { status, body } = await moto.get('route53', `${VERSION}${path}`, scope);
    if (status >= 400) throw new AwsError('ServiceException', `Route 53 returned ${status} for ${path}`);
    return (xml.parse(body.toString()) as Record<string, T>)[root] as T;
  };

  const zonesOf = async (name: string) => {
    const response = await read<{ HostedZones: { HostedZone?: HostedZone[] } | '' }>(
      '/hostedzone',
      'ListHostedZonesResponse',
    );
    const zones = (response.HostedZones || {}).HostedZone ?? [];
    const speaking = zones.filter(
      (zone) =>
        zone.Config?.PrivateZone !== 'true' && (name === plain(zone.Name) || name.endsWith(`.${plain(zone.Name)}`)),
    );
    const longest = Math.max(...speaking.map((zone) => zone.Name.length));
    return speaking.filter((zone) => zone.Name.length === longest);
  };

  return {
    hasZoneOf: async (name) => (await zonesOf(plain(name))).length > 0,
    has: async (name, type) => {
      for (const zone of await zonesOf(plain(name))) {
        // The list starts at this name, so the record is first if it exists.
        const from = new URLSearchParams({ name: plain(name), type });
        const path = `/hostedzone/${zone.Id.split('/').at(-1)}/rrset?${from.toString()}`;
        const response = await read<{ ResourceRecordSets: { ResourceRecordSet?: RecordSet[] } | '' }>(
          path,
          'ListResourceRecordSetsResponse',
        );
        const records = (response.ResourceRecordSets || {}).ResourceRecordSet ?? [];
        if (records.some((record) => record.Type === type && plain(record.Name) === plain(name))) return true;
      }
      return false;
    },
  };
}
