import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { throwFaults } from '@auth0-cognito/contract';
import { TerraformStack } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { Construct } from 'constructs';
import { strToU8, zipSync, type Zippable } from 'fflate';

import { fault } from '../faults';

/** The earliest time that a ZIP archive can have, in local time, which is what the archive stores: the bytes are the same on every machine. */
const TIME = new Date(1980, 0, 1);
/** Unix attributes of a regular file that every user may read, which Lambda requires. */
const READABLE = { os: 3, attrs: 0o100644 << 16, mtime: TIME };

const zipped = (files: readonly (readonly [name: string, content: Uint8Array])[]): Zippable =>
  Object.fromEntries(files.map(([name, content]) => [name, [content, READABLE]]));

/** The files below a folder, by their paths in the archive. */
function filesBelow(folder: string): Zippable {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return zipped(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

/** Files of a function: the absolute path of their folder, or their texts by name. */
export type FunctionFiles = string | Readonly<Record<string, string>>;

/**
 * The code of a Lambda function for Node: a ZIP archive of its files in the `assets` of the stack. The same files give the same bytes. Nothing is
 * built or installed: put the packages that the handler uses into the folder, except the AWS SDK.
 *
 * @example
 * import { NodeFunctionCode } from '@auth0-cognito/federation';
 * import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
 * import type { Construct } from 'constructs';
 *
 * export function claims(scope: Construct, folder: string, role: string) {
 *   const code = new NodeFunctionCode(scope, 'ClaimsCode', folder);
 *   return new LambdaFunction(scope, 'Claims', { ...code.settings, functionName: 'claims', role });
 * }
 */
export class NodeFunctionCode extends Construct {
  /** Attributes of `aws_lambda_function` for a handler `handler` in `index.mjs`, `index.js` or `index.cjs`. */
  readonly settings: {
    /** Relative to the folder of the stack's Terraform JSON. */
    readonly filename: string;
    /** SHA-256 of the archive, in Base64. */
    readonly sourceCodeHash: string;
    readonly runtime: string;
    readonly handler: string;
  };
  private readonly archive: Uint8Array;

  /** @throws FaultError ERR_FUNCTION_CODE */
  constructor(scope: Construct, id: string, files: FunctionFiles) {
    super(scope, id);
    const isFolder = typeof files === 'string';
    const hasIndex = ['mjs', 'js', 'cjs']
      .map((end) => `index.${end}`)
      .some((name) => (isFolder ? statSync(join(files, name), { throwIfNoEntry: false }) : name in files));
    if (!hasIndex) {
      const received = isFolder ? files : Object.keys(files);
      throwFaults('code of a Lambda function', [fault.ERR_FUNCTION_CODE({ path: this.node.path, received })]);
    }
    this.archive = zipSync(
      isFolder ? filesBelow(files) : zipped(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    );
    const hash = createHash('sha256').update(this.archive).digest();
    const name = TerraformStack.of(this).getLogicalId(this.node);
    this.settings = {
      filename: posix.join('assets', name, `${hash.toString('hex').slice(0, 32)}.zip`),
      sourceCodeHash: hash.toString('base64'),
      runtime: 'nodejs22.x',
      handler: 'index.handler',
    };
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) =>
        this.write(join(outdir, manifest.forStack(TerraformStack.of(this)).workingDirectory)),
    });
  }

  /** Writes the archive below the folder of the stack's Terraform JSON, and removes an earlier one. */
  private write(stackFolder: string): void {
    const file = join(stackFolder, this.settings.filename);
    rmSync(dirname(file), { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.archive);
  }
}
