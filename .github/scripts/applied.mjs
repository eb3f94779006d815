// The commit of the environment's last completed apply: the review after it judges the plan by the stage that the environment has there.
import { environment, FEDERATION, must, output } from './lib.mjs';

const { commit } = JSON.parse(await must(FEDERATION, ['ci', 'applied', environment()], { takesOutput: true }));
output('commit', commit ?? '');
