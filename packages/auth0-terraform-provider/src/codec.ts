import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';
import { UNKNOWN, Unknown, type Value } from './values';

/** Msgpack extension type of an unknown value. */
const UNKNOWN_EXTENSION = 0;
/** Msgpack extension type of an unknown value with refinements, such as "not null" or a prefix. */
const REFINED_UNKNOWN_EXTENSION = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_EXTENSION,
  encode: (value) => (value instanceof Unknown ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN_EXTENSION, encode: () => null, decode: () => UNKNOWN });

/** An encoded value of the protocol. Terraform sends msgpack, and in some cases JSON. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Decodes a value. An absent value is null. */
export function decodeValue(wire: DynamicValue | null | undefined): Value {
  if (wire?.msgpack?.length) return decode(wire.msgpack, { extensionCodec }) as Value;
  if (wire?.json?.length) return JSON.parse(Buffer.from(wire.json).toString('utf8')) as Value;
  return null;
}

/** Encodes a value. */
export const encodeValue = (value: Value): DynamicValue => ({ msgpack: encode(value, { extensionCodec }) });
