import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPermissions } from '@auth0-cognito/bootstrap/permissions';
import type { Rehearsal } from '../../src';

/**
 * Folder for the recorded calls of rehearsals, if they are recorded for the roles (`npm run calls -w
 * @auth0-cognito/bootstrap`).
 */
const recording = process.env.FEDERATION_RECORD_CALLS;

/**
 * Expects that the roles of an environment allow every call of Terraform in its rehearsal so far. A name other than the
 * environment's selects roles with every construct.
 */
export function expectRolesToAllow(rehearsal: Rehearsal, name = rehearsal.environment): void {
  const permissions = rehearsal.awsPermissions();
  if (recording !== undefined) {
    const file = join(recording, `${name}.${process.pid}.${Date.now()}.json`);
    writeFileSync(file, JSON.stringify({ name, permissions }));
    return;
  }
  const { environment } = rehearsal;
  const kind = name === environment ? 'recorded' : 'every-construct';
  expect(missingPermissions(environment, permissions, kind)).toEqual([]);
}
