/* oxlint-disable no-control-regex -- terminals' sequences begin with control characters */
/** The options of `util.inspect`, with Node's defaults. */
export interface InspectOptions {
  showHidden?: boolean | undefined;
  depth?: number | null | undefined;
  colors?: boolean | undefined;
  customInspect?: boolean | undefined;
  showProxy?: boolean | undefined;
  maxArrayLength?: number | null | undefined;
  maxStringLength?: number | null | undefined;
  breakLength?: number | undefined;
  compact?: boolean | number | undefined;
  sorted?: boolean | ((a: string, b: string) => number) | undefined;
  getters?: boolean | 'get' | 'set' | undefined;
  numericSeparator?: boolean | undefined;
}

export type Style =
  | 'special'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'undefined'
  | 'null'
  | 'string'
  | 'symbol'
  | 'date'
  | 'regexp'
  | 'module'
  | 'name';

export type Stylize = (text: string, style: Style) => string;

/** The options of one call, complete. */
export interface Settings {
  showHidden: boolean;
  depth: number;
  colors: boolean;
  customInspect: boolean;
  showProxy: boolean;
  maxArrayLength: number;
  maxStringLength: number;
  breakLength: number;
  compact: boolean | number;
  sorted: boolean | ((a: string, b: string) => number);
  getters: boolean | 'get' | 'set';
  numericSeparator: boolean;
  readonly stylize: Stylize;
  /** What the user gave beyond Node's own options is handed on to custom inspect functions. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** How far a traversal has come. */
export interface Traversal {
  /** Columns that the present level is indented by. */
  indentation: number;
  /** Objects that are being printed, outermost first. */
  readonly seen: object[];
  /** How deep the object being laid out is. */
  currentDepth: number;
  /** Reference numbers of objects that contain themselves. */
  circular: Map<object, number> | undefined;
}

export interface Context extends Settings, Traversal {
  /** Prints a value within the one that is being printed. `typed`: memory that a typed array has shown already. */
  readonly format: (context: Context, value: unknown, depth: number, typed?: boolean) => string;
}

export const defaultOptions: Required<{
  [K in keyof InspectOptions]: NonNullable<InspectOptions[K]> | null;
}> = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

type Color = readonly [number, number];

export const colors: Record<string, Color> = Object.assign(Object.create(null), {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
  black: [30, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  white: [37, 39],
  bgBlack: [40, 49],
  bgRed: [41, 49],
  bgGreen: [42, 49],
  bgYellow: [43, 49],
  bgBlue: [44, 49],
  bgMagenta: [45, 49],
  bgCyan: [46, 49],
  bgWhite: [47, 49],
  framed: [51, 54],
  overlined: [53, 55],
  gray: [90, 39],
  redBright: [91, 39],
  greenBright: [92, 39],
  yellowBright: [93, 39],
  blueBright: [94, 39],
  magentaBright: [95, 39],
  cyanBright: [96, 39],
  whiteBright: [97, 39],
  bgGray: [100, 49],
  bgRedBright: [101, 49],
  bgGreenBright: [102, 49],
  bgYellowBright: [103, 49],
  bgBlueBright: [104, 49],
  bgMagentaBright: [105, 49],
  bgCyanBright: [106, 49],
  bgWhiteBright: [107, 49],
});

/** Other names of colors, which do not show when the colors are listed. */
const aliases: Readonly<Record<string, string>> = {
  grey: 'gray',
  blackBright: 'gray',
  bgGrey: 'bgGray',
  bgBlackBright: 'bgGray',
  faint: 'dim',
  crossedout: 'strikethrough',
  strikeThrough: 'strikethrough',
  crossedOut: 'strikethrough',
  conceal: 'hidden',
  swapColors: 'inverse',
  swapcolors: 'inverse',
  doubleUnderline: 'doubleunderline',
};
for (const alias of Object.keys(aliases)) {
  const target = aliases[alias] ?? alias;
  Object.defineProperty(colors, alias, {
    get: () => colors[target],
    set: (color: Color) => {
      colors[target] = color;
    },
    configurable: true,
    enumerable: false,
  });
}

export const styles: Record<string, string> = Object.assign(Object.create(null), {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

function plain(text: string): string {
  return text;
}

function colored(text: string, style: Style): string {
  const name = styles[style];
  const color = name === undefined ? undefined : colors[name];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

function limit(value: number | null | undefined, fallback: number | null): number {
  const chosen = value === undefined ? fallback : value;
  return chosen === null ? Number.POSITIVE_INFINITY : chosen;
}

export function startTraversal(): Traversal {
  return { indentation: 0, seen: [], currentDepth: 0, circular: undefined };
}

export function createSettings(options: InspectOptions): Settings {
  const { showHidden, depth, customInspect, showProxy, breakLength, compact, sorted, getters } = options;
  const useColors = options.colors ?? defaultOptions.colors === true;
  const extra: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) if (!(key in defaultOptions)) extra[key] = value;
  return {
    showHidden: showHidden ?? defaultOptions.showHidden === true,
    depth: limit(depth, defaultOptions.depth),
    colors: useColors,
    customInspect: customInspect ?? defaultOptions.customInspect === true,
    showProxy: showProxy ?? defaultOptions.showProxy === true,
    maxArrayLength: limit(options.maxArrayLength, defaultOptions.maxArrayLength),
    maxStringLength: limit(options.maxStringLength, defaultOptions.maxStringLength),
    breakLength: breakLength ?? defaultOptions.breakLength ?? 80,
    compact: compact ?? defaultOptions.compact ?? 3,
    sorted: sorted ?? defaultOptions.sorted ?? false,
    getters: getters ?? defaultOptions.getters ?? false,
    numericSeparator: options.numericSeparator ?? defaultOptions.numericSeparator === true,
    stylize: useColors ? colored : plain,
    extra,
  };
}

/** Control sequences as ECMA-48 (5.4, 5.6, 8.3) writes them. */
const sequences = [
  // CSI, with parameters, intermediate bytes and a final byte.
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/,
  // OSC, as links are, up to BEL or ST.
  /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/,
  // Character sets and single functions.
  /\u001b[ -/]*[0-OQ-WYZ\\`-~]/,
];
const escapeSequence = new RegExp(sequences.map(({ source }) => source).join('|'), 'g');

export function stripColors(text: string): string {
  return text.includes('\u001b') || text.includes('\u009b') ? text.replace(escapeSequence, '') : text;
}
