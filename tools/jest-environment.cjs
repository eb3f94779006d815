const OneContext = require('./jest-context.cjs');
const unit = require('./jest-unit.cjs');

/** The outermost describe block of a test, or the root block of the file if it is in none. */
function outermost({ parent }) {
  let block = parent;
  while (block.parent?.parent) block = block.parent;
  return block;
}

/**
 * Jest's environment, in which a unit test starts no process and no server (`jest-unit.cjs`), and with ordered steps
 * (`packages/checkout/test/support/step.ts`): after a failed step it skips the later steps of the same outermost describe block. Events: https://jestjs.io/docs/configuration#testenvironment-string
 */
module.exports = class extends OneContext {
  failed = new Set();
  #path;

  constructor(config, context) {
    super(config, context);
    this.#path = context.testPath;
  }

  async setup() {
    await super.setup();
    unit.begin(this.#path);
  }

  async teardown() {
    await super.teardown();
    unit.end();
  }

  handleTestEvent({ name, test }) {
    if (!test?.fn?.isStep) return;
    if (name === 'test_start' && this.failed.has(outermost(test))) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) this.failed.add(outermost(test));
  }
};
