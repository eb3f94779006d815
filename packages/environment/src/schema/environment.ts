import { environmentShape } from '../environment-input';

import { acrossChecks } from './across';
import { always } from './checks';
import { constructChecks } from './constructs';
import { productionChecks } from './production';

/** The schema of an environment, with the checks across values. */
export const environmentSchema = environmentShape.check(always(constructChecks), ...acrossChecks, ...productionChecks);
