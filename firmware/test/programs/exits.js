// exit() passes every catch and finally, in whatever the engine runs just then.
({ native, say, entries }) => {
  const ways = [
    () => {
      try {
        native.exit();
      } catch {
        say({ wrong: 'catch' });
      } finally {
        say({ wrong: 'finally' });
      }
    },
  ];
  entries.step = () => {
    ways[0]();
    say({ wrong: 'after exit' });
    return false;
  };
  entries.close = () => {
    say({ closed: true });
    return false;
  };
  entries.exitCode = () => 3;
};
