import { environmentShape } from '../environment-input';

import { acrossChecks } from './across';
import { always } from './checks';
import { constructChecks } from './constructs';
import { productionChecks } from './production';

/** The values of one environment, each for itself and all together. */
export const environmentSchema = environmentShape.check(always(constructChecks), ...acrossChecks, ...productionChecks);
