import { fault as auth0StandIn } from '@auth0-cognito/auth0-stand-in/faults';
import { fault as bootstrap } from '@auth0-cognito/bootstrap/faults';
import { fault as checkout } from '@auth0-cognito/checkout/faults';
import { toolFaults } from '@auth0-cognito/checkout/tool-faults';
import { fault as cognitoStandIn } from '@auth0-cognito/cognito-stand-in/faults';
import { contractFaults, defineFaults, describeFaults, type FaultEntry } from '@auth0-cognito/contract';
import { fault as delivery } from '@auth0-cognito/delivery/faults';
import { fault as environment } from '@auth0-cognito/environment/faults';
import { fault as federation } from '@auth0-cognito/federation/faults';
import { fault as nxCdktf } from '@auth0-cognito/nx-cdktf/faults';
import { fault as planReview } from '@auth0-cognito/plan-review/faults';
import { fault as rehearsal } from '@auth0-cognito/rehearsal/faults';

import { fault as cli } from '../faults';

/** Every fault of the repository, by the folder that defines it. */
const FAULTS = {
  'packages/federation': federation,
  'packages/environment': environment,
  'packages/plan-review': planReview,
  'packages/delivery': delivery,
  'packages/cli': cli,
  'packages/rehearsal': rehearsal,
  'packages/nx-cdktf': nxCdktf,
  'packages/checkout': checkout,
  'packages/contract': contractFaults,
  'packages/auth0-stand-in': auth0StandIn,
  'packages/cognito-stand-in': cognitoStandIn,
  'packages/bootstrap': bootstrap,
  tools: defineFaults(toolFaults),
};

/** A fault and the folder that defines it. */
export interface DefinedFault extends FaultEntry {
  readonly folder: string;
}

/** A text that consists of names of parameters, such as `{allowed}`: it says nothing without their values. */
const isPlaceholder = (text: string) => /^(\{\w+\}\s*)+$/.test(text);

const DESCRIPTIONS = {
  path: 'the error prints it',
  received: 'the error prints it',
  allowed: 'depends on the value; the error prints it',
  fix: 'depends on the value; the error prints it',
} as const;

/** The texts of a fault, with a description instead of a text that is only a placeholder. */
function described(entry: FaultEntry): FaultEntry {
  const labels = Object.keys(DESCRIPTIONS) as (keyof typeof DESCRIPTIONS)[];
  const replaced = labels.filter((label) => isPlaceholder(entry[label] ?? ''));
  return { ...entry, ...Object.fromEntries(replaced.map((label) => [label, DESCRIPTIONS[label]])) };
}

/** Every fault of the repository: those of a folder by code. */
export const allFaults = (): readonly DefinedFault[] =>
  Object.entries(FAULTS).flatMap(([folder, faults]) =>
    [...describeFaults(faults)]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map((entry) => ({ folder, ...described(entry) })),
  );
