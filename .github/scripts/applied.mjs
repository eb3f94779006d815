// The commit of the environment's last completed apply. The next review uses the stage of the environment in that commit.
import { environment, FEDERATION, must, output } from './lib.mjs';

const { commit } = JSON.parse(await must(FEDERATION, ['ci', 'applied', environment()], { takesOutput: true }));
output('commit', commit ?? '');
