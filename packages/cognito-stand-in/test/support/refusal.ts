/** The error of a refused SDK call. Fails if the call was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string; status: number }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason as Error & { $metadata?: { httpStatusCode?: number } },
  );
  if (!error) throw new Error('the call was answered, not refused');
  return { code: error.name, message: error.message, status: error.$metadata?.httpStatusCode ?? 0 };
}
