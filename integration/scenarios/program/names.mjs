// Classes and functions of ES modules have the names that they were given, also those that name themselves.
import { Round, Shape, ShapeError } from './lib/classes.mjs';

console.log(Shape.of('square'), Round.of(3), [...Shape.known.keys()]);
console.log(Shape.name, Round.name, new ShapeError('wrong').name, String(new ShapeError('wrong')));
export class Local {
  static #made = 0;
  static make() {
    Local.#made += 1;
    return [new Local(), Local.#made];
  }
}
console.log(Local.make(), Local.make()[1], Local);
