const { default: Sequencer } = require('@jest/test-sequencer');

/** Integration tests take minutes, so they start first: else one of them is left alone at the end on one core. */
module.exports = class IntegrationFirst extends Sequencer {
  sort(tests) {
    const isIntegration = ({ path }) => path.includes('.integration.test.');
    const sorted = super.sort(tests);
    return [...sorted.filter(isIntegration), ...sorted.filter((test) => !isIntegration(test))];
  }
};
