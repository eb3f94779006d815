import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';
import { UNKNOWN, Unknown, type Value } from './values';

/** Extension of an unknown value. */
const UNKNOWN_EXTENSION = 0;
/** Extension of an unknown value about which Terraform knows something (not null, a prefix). */
const REFINED_UNKNOWN_EXTENSION = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_EXTENSION,
  encode: (value) => (value instanceof Unknown ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN_EXTENSION, encode: () => null, decode: () => UNKNOWN });

/** A value on the wire: msgpack in practice, JSON where Terraform prefers it. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Reads a value off the wire; an absent one is null. */
export function decodeValue(wire: DynamicValue | null | undefined): Value {
  if (wire?.msgpack?.length) return decode(wire.msgpack, { extensionCodec }) as Value;
  if (wire?.json?.length) return JSON.parse(Buffer.from(wire.json).toString('utf8')) as Value;
  return null;
}

/** Writes a value for the wire. */
export const encodeValue = (value: Value): DynamicValue => ({ msgpack: encode(value, { extensionCodec }) });
