import { synthesize } from '@auth0-cognito/environment';

import { environment } from './environment';

synthesize(environment);
