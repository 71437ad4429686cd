await null;
export const value = 'late';
