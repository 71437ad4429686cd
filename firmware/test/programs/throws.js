({ say, entries }) => {
  entries.step = () => {
    throw new RangeError('nobody catches me \u20ac');
  };
  entries.close = () => {
    say({ closed: true });
    return false;
  };
};
