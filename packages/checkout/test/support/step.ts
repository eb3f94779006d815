/**
 * A test that builds on what the steps before it left in a shared deployment. Steps run in the order of the file; after one fails, the later
 * steps of the same outermost describe block (without one: of the file) are skipped, so the report has the failing step only. An ordinary
 * `test` between them always runs. `tools/jest-environment.cjs` skips. To run one step, run its file: `-t` would leave out those before it.
 *
 * @param timeout in milliseconds; by default jest's
 */
export function step(name: string, run: () => unknown, timeout?: number): void {
  test(
    name,
    Object.assign(async () => void (await run()), { isStep: true }),
    timeout,
  );
}
