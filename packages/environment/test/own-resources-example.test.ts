import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { FaultError } from '@auth0-cognito/contract';
import { strFromU8, unzipSync } from 'fflate';

import { defineEnvironment, judgeConfiguration, NodeFunctionCode, synthesize, type Extension } from '../src';

import { values } from './values';

const FOLDER = resolve(__dirname, '../../../examples/own-resources');
const { extend } = jest.requireActual<{ extend: Extension }>(join(FOLDER, 'src/extend'));

let outdir: string;
beforeEach(() => void (outdir = mkdtempSync(join(tmpdir(), 'own-resources-'))));
afterEach(() => rmSync(outdir, { recursive: true }));

const stack = (...path: string[]) => join(outdir, 'stacks', values().name, ...path);
const run = (own = extend) => synthesize(values(), { outdir, extend: own, folder: FOLDER });
const archives = () =>
  readdirSync(stack('assets'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.zip'));

describe('examples/own-resources', () => {
  test('passes the policy', () => {
    run();

    const json = JSON.parse(readFileSync(stack('cdk.tf.json'), 'utf8')) as Parameters<typeof judgeConfiguration>[0];

    expect(judgeConfiguration(json, defineEnvironment(values()))).toEqual([]);
  });

  test('writes the same bytes again, including the code of its functions, and nothing from earlier code', () => {
    run();
    const first = [readFileSync(stack('cdk.tf.json'), 'utf8'), ...archives()];
    run();

    expect([readFileSync(stack('cdk.tf.json'), 'utf8'), ...archives()]).toEqual(first);
    expect(archives()).toHaveLength(2);
  });

  test('packs the files of a function as the JSON specifies', () => {
    run();

    const { resource } = JSON.parse(readFileSync(stack('cdk.tf.json'), 'utf8')) as {
      resource: { aws_lambda_function: Record<string, { filename: string }> };
    };
    const files = unzipSync(readFileSync(stack(resource.aws_lambda_function.Claims!.filename)));

    expect(Object.keys(files)).toEqual(['index.mjs']);
    expect(strFromU8(files['index.mjs']!)).toContain('export const handler');
  });
});

test('a folder without a handler is refused', () => {
  const codes = (folder: string) => {
    try {
      run((scope) => void new NodeFunctionCode(scope, 'Code', folder));
      return [];
    } catch (error) {
      return (error as FaultError).faults.map(({ code }) => code);
    }
  };

  expect(codes(FOLDER)).toEqual(['ERR_FUNCTION_CODE']);
  expect(codes(join(FOLDER, 'nosuch'))).toEqual(['ERR_FUNCTION_CODE']);
});
