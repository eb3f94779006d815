import { defineFaults } from './define';

export const fault = defineFaults({
  ERR_OUTPUT_INVALID: ({ allowed }: { allowed: string }) => ({
    allowed,
    fix: 'pass the outputs of an applied environment: `terraform output -json`, or `cdktf output --outputs-file`',
  }),
});
