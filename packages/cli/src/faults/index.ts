import { commandLineFaults } from './command-line';
import { doctorFaults } from './doctor';
import { gateFaults } from './gate';
import { githubFaults } from './github';
import { githubSettingFaults } from './github-settings';
import { importFaults } from './import';
import { initFaults } from './init';

/** Every fault of the commands: `fault.<code>({ path, received, … })`. */
export const fault = {
  ...commandLineFaults,
  ...doctorFaults,
  ...gateFaults,
  ...githubFaults,
  ...githubSettingFaults,
  ...importFaults,
  ...initFaults,
};
