import { onInterruption } from '../src/signals';

/** What the first Ctrl-C prints. The test calls the handler, because the signal would also reach jest. */
function printedOnInterrupt(stopping?: () => string | undefined) {
  let text = '';
  const sink = { write: (piece: string) => Boolean((text += piece)) };
  const interruption = onInterruption({ progress: sink, result: sink }, stopping);
  try {
    (process.listeners('SIGINT').at(-1) as () => void)();
    return text;
  } finally {
    interruption.release();
  }
}

test('an interruption prints that Terraform stops, unless another text is given', () => {
  expect(printedOnInterrupt()).toContain('Terraform finishes the running operations and releases its lock');
  expect(printedOnInterrupt(() => undefined)).toContain('Terraform finishes');
  expect(printedOnInterrupt(() => 'ending the rehearsal')).toBe('\nstopping: ending the rehearsal …\n');
});
