import { main } from '@auth0-cognito/bootstrap';

import { bootstrap } from './accounts';

main(bootstrap);
