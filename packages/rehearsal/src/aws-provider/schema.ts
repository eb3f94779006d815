// Protocol buffers (https://protobuf.dev/programming-guides/encoding): a message is a row of fields, each a tag, a length and so many bytes. A
// map is a field for each of its entries, an entry a message whose first field is the key.
const LENGTH_DELIMITED = 2;
const KEY = (1 << 3) | LENGTH_DELIMITED;

/** Fields of `GetProviderSchema.Response`, tfplugin5.proto: the schemas of resources and of data sources, by type. */
const SCHEMAS_BY_TYPE: readonly number[] = [2, 3];

/** Reads a number at an offset. Returns it and the offset after it. */
function readVarint(bytes: Buffer, offset: number): [value: number, next: number] {
  let value = 0;
  for (let [at, factor] = [offset, 1]; ; at += 1, factor *= 128) {
    const byte = bytes.readUInt8(at);
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at + 1];
  }
}

function keyOf(entry: Buffer): string | undefined {
  const [tag, at] = readVarint(entry, 0);
  if (tag !== KEY) return undefined;
  const [length, start] = readVarint(entry, at);
  return entry.toString('utf8', start, start + length);
}

/** The schema of a provider, reduced to the resource types and data sources in `types`. */
export function onlyTypes(schema: Buffer, types: ReadonlySet<string>): Buffer {
  const kept: Buffer[] = [];
  for (let offset = 0; offset < schema.length;) {
    const [tag, afterTag] = readVarint(schema, offset);
    if ((tag & 7) !== LENGTH_DELIMITED) throw new RangeError(`a schema has no field of wire type ${tag & 7}`);
    const [length, start] = readVarint(schema, afterTag);
    const end = start + length;
    if (!SCHEMAS_BY_TYPE.includes(tag >> 3) || types.has(keyOf(schema.subarray(start, end)) ?? ''))
      kept.push(schema.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat(kept);
}
