import type * as z from 'zod';

import { acrossChecks } from './across';
import { always } from './checks';
import { constructChecks } from './constructs';
import { productionChecks } from './production';
import { valuesSchema } from './values';

/** The values of one environment, each for itself and all together. */
export const environmentSchema = valuesSchema
  .check(always(constructChecks), ...acrossChecks, ...productionChecks)
  .meta({ title: 'Environment', description: 'Values of one environment, as apps/*/src/environment.ts has them' });

/** Values of an environment as they are written. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** Values of an environment that have been checked. */
export type Environment = z.output<typeof environmentSchema>;
