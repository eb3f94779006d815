import type { FaultCode, FaultDefinition, FaultTexts } from '@auth0-cognito/contract';

/** What each tool reports, by code. */
export const toolFaults: Readonly<Record<FaultCode, FaultDefinition>>;

/** The texts of a code. */
export function toolTexts(code: FaultCode, parameters?: Readonly<Record<string, unknown>>): FaultTexts;
