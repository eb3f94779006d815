// Fails the pull request's check while its plan holds a critical risk that nobody acknowledged.
import { environment, fail, variable } from './lib.mjs';

const name = environment();
if (variable('VERDICT') === 'blocked') {
  fail(
    `${name}: a critical risk that nobody acknowledged. Where it is meant, add the line that the comment tells to ` +
      `apps/${name}/acknowledgements.txt in this pull request, and remove it after the deploy`,
  );
}
