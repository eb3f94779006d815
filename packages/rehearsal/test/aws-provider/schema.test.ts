import { onlyTypes } from '../../src/aws-provider/schema';

/** A field of a protocol buffer message: tag, length and bytes. */
const field = (number: number, bytes: Buffer) =>
  Buffer.concat([Buffer.from([(number << 3) | 2]), varint(bytes.length), bytes]);

function varint(value: number): Buffer {
  return value < 128
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value % 128) | 128]), varint(Math.floor(value / 128))]);
}

const entry = (key: string, bytes = 3) =>
  Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.alloc(bytes, key))]);

const provider = field(1, Buffer.from('provider'));
const pool = field(2, entry('aws_cognito_user_pool', 70_000));
const role = field(2, entry('aws_iam_role'));
const account = field(3, entry('aws_caller_identity'));
const capabilities = field(6, Buffer.from([8, 1]));
const parse = field(7, entry('arn_parse'));

describe(onlyTypes, () => {
  const whole = Buffer.concat([provider, pool, role, account, capabilities, parse]);

  test('leaves out resource types and data sources that are not requested, and nothing else', () => {
    expect(onlyTypes(whole, new Set(['aws_cognito_user_pool']))).toEqual(
      Buffer.concat([provider, pool, capabilities, parse]),
    );
    expect(onlyTypes(whole, new Set(['aws_caller_identity']))).toEqual(
      Buffer.concat([provider, account, capabilities, parse]),
    );
  });

  test('leaves everything unchanged if every type is requested', () => {
    const types = new Set(['aws_cognito_user_pool', 'aws_iam_role', 'aws_caller_identity']);

    expect(onlyTypes(whole, types)).toEqual(whole);
  });

  test('refuses bytes that are not a schema', () => {
    expect(() => onlyTypes(Buffer.from([8, 1]), new Set())).toThrow(RangeError);
  });
});
