import { main } from '@auth0-cognito/environment';

import { environment } from './environment';

main(environment);
