/** Prints what a call gives, or the name, code and message of what it throws. */
function told(label, make) {
  try {
    const value = make();
    console.log(label, Buffer.isBuffer(value) ? `<${value.toString('hex')}>` : value);
  } catch (error) {
    console.log(label, 'throws', describe(error));
  }
}

/** The same for a promise. */
async function toldLater(label, make) {
  try {
    console.log(label, await make());
  } catch (error) {
    console.log(label, 'rejects', describe(error));
  }
}

function describe(error) {
  return [error.name, error.code, error.message].join(' | ');
}

module.exports = { told, toldLater, describe };
