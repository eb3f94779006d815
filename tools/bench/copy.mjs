import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout } from '../copy-checkout.mjs';

/** Gives `use` a copy of the checkout, in which files can be edited, and removes it afterwards. */
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
