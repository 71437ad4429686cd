/** What a call gives, or the error that it throws or rejects with. */
const show = (label, error) =>
  console.log(label, '|', error?.constructor?.name, error?.name, error?.code, '|', error?.message);

export function sync(label, work) {
  try {
    const value = work();
    console.log(label, 'ok', typeof value);
  } catch (error) {
    show(label, error);
  }
}

export async function later(label, work) {
  try {
    console.log(label, 'ok', JSON.stringify(await work()));
  } catch (error) {
    show(label, error);
  }
}
