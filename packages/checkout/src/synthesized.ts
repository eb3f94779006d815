import { existsSync, readFileSync } from 'node:fs';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import { fault } from './faults';
import { parseTerraformJson, type TerraformJson } from './terraform-json.mjs';

/**
 * The synthesized Terraform JSON of an environment.
 *
 * @param file - its `cdk.tf.json`
 * @throws FaultError ERR_NOT_SYNTHESIZED, ERR_SYNTHESIS_UNREADABLE.
 */
export function readTerraformJson(environment: string, file: string): TerraformJson {
  const refuse = (reason: Fault) => new FaultError(`environment ${environment}`, [reason]);
  if (!existsSync(file)) throw refuse(fault.ERR_NOT_SYNTHESIZED({ path: file, environment }));
  try {
    return parseTerraformJson(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refuse(fault.ERR_SYNTHESIS_UNREADABLE({ path: file, environment, why }));
  }
}
