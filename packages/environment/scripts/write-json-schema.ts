import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { environmentJsonSchema } from '../src';

writeFileSync(
  join(process.cwd(), 'schema/environment.schema.json'),
  `${JSON.stringify(environmentJsonSchema(), undefined, 2)}\n`,
);
