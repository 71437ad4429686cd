export const a = 1;
export function b() {
  return a + 1;
}
export default 'three';
