import { throwFaults } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { AREAS } from './finding';
import type { Area } from './finding';

/** Areas that only environments have. */
const OF_ENVIRONMENTS: readonly Area[] = ['aws', 'auth0'];

const isArea = (text: string): text is Area => (AREAS as readonly string[]).includes(text);

/**
 * Areas to check: the selected ones; or else all areas with environments, and the machine without.
 *
 * @throws FaultError ERR_DOCTOR_AREA, ERR_DOCTOR_ENVIRONMENT_MISSING.
 */
export function areasOf(only: string | undefined, environments: readonly string[]): readonly Area[] {
  if (only === undefined) return environments.length === 0 ? ['machine'] : AREAS;
  const chosen = only.split(',').map((text) => text.trim());
  const known = chosen.filter(isArea);
  throwFaults('doctor', [
    ...chosen.filter((text) => !isArea(text)).map((text) => fault.ERR_DOCTOR_AREA({ received: text, areas: AREAS })),
    ...(environments.length > 0 ? [] : known)
      .filter((area) => OF_ENVIRONMENTS.includes(area))
      .map((area) => fault.ERR_DOCTOR_ENVIRONMENT_MISSING({ area })),
  ]);
  return known;
}
