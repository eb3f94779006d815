import { bootstrap } from './accounts';
import { main } from './synthesize';

main(bootstrap);
