// Some of the changes; with FEDERATION_CHANGES=all, every one.
import { describeChanges } from './describe-changes';

describeChanges('dev', 'dangle');
