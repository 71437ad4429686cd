export const feature = 'one';
