console.log('red is evaluated');
export const name = 'red';
export default (text) => `<red>${text}</red>`;
