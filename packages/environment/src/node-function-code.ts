import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { throwFaults } from '@auth0-cognito/contract';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { zipSync, type Zippable } from 'fflate';

import { fault } from './faults';

/** The earliest time that an archive can state, in the time zone that it is written in: the same bytes on every machine. */
const TIME = new Date(1980, 0, 1);
/** A regular file that every user may read, as Lambda needs it, of a Unix. */
const READABLE = { os: 3, attrs: 0o100644 << 16, mtime: TIME };

/** The files below a folder, by their paths in the archive. */
function filesBelow(folder: string): Zippable {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll('\\', '/'), [readFileSync(join(folder, name)), READABLE]]),
  );
}

/**
 * The code of a Lambda function of Node: the files of a folder as a ZIP archive in the `assets` of the stack, the same bytes for the same
 * files. Nothing is built or installed: a handler that uses packages needs them in the folder, except the AWS SDK.
 *
 * @example
 * const code = new NodeFunctionCode(stack, 'ClaimsCode', join(folder, 'src/extend/claims'));
 * new LambdaFunction(stack, 'Claims', { ...code.settings, functionName: 'claims', role: role.arn });
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

  /**
   * @param folder - absolute path
   * @throws FaultError ERR_FUNCTION_CODE
   */
  constructor(scope: Construct, id: string, folder: string) {
    super(scope, id);
    const hasIndex = ['mjs', 'js', 'cjs'].some((end) =>
      statSync(join(folder, `index.${end}`), { throwIfNoEntry: false }),
    );
    if (!hasIndex)
      throwFaults('code of a Lambda function', [fault.ERR_FUNCTION_CODE({ path: this.node.path, received: folder })]);
    this.archive = zipSync(filesBelow(folder));
    const hash = createHash('sha256').update(this.archive).digest();
    const name = TerraformStack.of(this).getLogicalId(this.node);
    this.settings = {
      filename: posix.join('assets', name, `${hash.toString('hex').slice(0, 32)}.zip`),
      sourceCodeHash: hash.toString('base64'),
      runtime: 'nodejs22.x',
      handler: 'index.handler',
    };
  }

  /** Writes the archive below the folder of the stack's Terraform JSON, and removes an earlier one. */
  write(stackFolder: string): void {
    const file = join(stackFolder, this.settings.filename);
    rmSync(dirname(file), { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.archive);
  }
}
