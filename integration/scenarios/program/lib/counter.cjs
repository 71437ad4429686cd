// Counts how often it was asked, by everybody together.
let asked = 0;
exports.count = () => (asked += 1);
