import { tenantCheck } from '../../src/rules/tenant-check';
import { describeRule } from '../describe-rule';

describeRule(tenantCheck, {
  finds: [['a stack that does not read the tenant', 'data.auth0_tenant', undefined, 'data.auth0_tenant']],
});
