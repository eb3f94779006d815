const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 };

/** Ctrl-C and SIGTERM stop the step that runs; what was made is then destroyed. A second one stops that, too. */
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
