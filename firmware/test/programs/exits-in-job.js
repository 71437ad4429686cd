({ native, say, entries }) => {
  entries.step = () => {
    (async () => {
      try {
        await null;
        native.exit();
      } finally {
        say({ wrong: 'finally' });
      }
    })();
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => say({ wrong: 'next job' }))));
    native.runJobs();
    say({ wrong: 'after runJobs' });
    return false;
  };
  entries.close = () => {
    say({ closed: true });
    return false;
  };
  entries.exitCode = () => 5;
};
