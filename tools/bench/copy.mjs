import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout } from '../copy-checkout.mjs';

/** Calls `use` with a temporary copy of the checkout, in which files can be edited. */
export function withCopy(root, use) {
  mkdirSync(join(root, '.local'), { recursive: true });
  const copy = mkdtempSync(join(root, '.local/bench-copy-'));
  try {
    copyCheckout(copy, root);
    return use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
