// Fails the check of the pull request while its plan has a critical risk that is not acknowledged.
import { environment, fail, variable } from './lib.mjs';

const name = environment();
if (variable('VERDICT') === 'blocked') {
  fail(
    `${name}: a critical risk is not acknowledged. If it is intended, add the line that the comment shows to ` +
      `apps/${name}/acknowledgements.txt in this pull request, and remove it after the deploy`,
  );
}
