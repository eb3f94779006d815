import { stateBackend } from '../../src/rules/state-backend';
import { describeRule } from '../describe-rule';

describeRule(stateBackend, {
  finds: [
    ['a local state', 'terraform.backend', { local: {} }, 'terraform.backend'],
    ['no locking', 'terraform.backend.s3.use_lockfile', undefined, 'terraform.backend.s3.use_lockfile'],
    ['no encryption', 'terraform.backend.s3.encrypt', false, 'terraform.backend.s3.encrypt'],
    ['no bucket', 'terraform.backend.s3.bucket', '', 'terraform.backend.s3.bucket'],
  ],
});
