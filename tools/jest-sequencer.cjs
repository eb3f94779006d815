const { default: Sequencer } = require('@jest/test-sequencer');

/** Starts integration tests first: they take minutes, and one that starts last would run alone on one core. */
module.exports = class IntegrationFirst extends Sequencer {
  sort(tests) {
    const isIntegration = ({ path }) => path.includes('.integration.test.');
    const sorted = super.sort(tests);
    return [...sorted.filter(isIntegration), ...sorted.filter((test) => !isIntegration(test))];
  }
};
