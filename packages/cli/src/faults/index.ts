import { bootstrapFaults } from './bootstrap';
import { commandLineFaults } from './command-line';
import { doctorFaults } from './doctor';
import { fileFaults } from './files';
import { firstApplyFaults } from './first-apply';
import { githubFaults } from './github';
import { githubSettingFaults } from './github-settings';
import { initFaults } from './init';
import { planFaults } from './plan';

/** Every fault of the commands: `fault.<code>({ path, received, … })`. */
export const fault = {
  ...bootstrapFaults,
  ...commandLineFaults,
  ...doctorFaults,
  ...fileFaults,
  ...firstApplyFaults,
  ...githubFaults,
  ...githubSettingFaults,
  ...initFaults,
  ...planFaults,
};
