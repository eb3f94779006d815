const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 };

/** Ctrl-C and SIGTERM stop the current step; the created objects are then destroyed. A second signal stops the destruction, too. */
export function onSignals(stop) {
  let code;
  const handlers = Object.entries(CODES).map(([name, exitCode]) => {
    const handler = () => {
      code ??= exitCode;
      stop();
    };
    process.on(name, handler);
    return [name, handler];
  });
  return {
    exitCode: () => code,
    release: () => {
      for (const [name, handler] of handlers) process.off(name, handler);
    },
  };
}
