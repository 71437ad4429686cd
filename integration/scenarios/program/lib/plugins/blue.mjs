console.log('blue is evaluated');
await null;
export const name = 'blue';
export default (text) => `<blue>${text}</blue>`;
