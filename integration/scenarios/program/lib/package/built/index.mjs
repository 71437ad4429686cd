export const kind = 'imported';
