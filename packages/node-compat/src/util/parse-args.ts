/** `util.parseArgs`. */
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { bareRecord } from '../narrow.ts';

interface OptionConfig {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: unknown;
}

interface Config {
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, OptionConfig>>;
  readonly strict?: boolean;
  readonly allowPositionals?: boolean;
  readonly allowNegative?: boolean;
  readonly tokens?: boolean;
}

interface OptionToken {
  readonly kind: 'option';
  readonly index: number;
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}
type Token =
  | OptionToken
  | { readonly kind: 'positional'; readonly index: number; readonly value: string }
  | { readonly kind: 'option-terminator'; readonly index: number };

function failure(code: string, message: string): Error {
  return Object.assign(new TypeError(message), { code });
}

type Options = Readonly<Record<string, OptionConfig>>;

function longName(options: Options, short: string): string {
  return Object.entries(options).find(([, option]) => option.short === short)?.[0] ?? short;
}

function tokenize(args: readonly string[], options: Options): Token[] {
  const tokens: Token[] = [];
  const queue = args.map((text, index) => ({ text, index }));
  /** Letters of a group such as `-abc` stand for one argument. */
  while (queue.length > 0) {
    const next = queue.shift();
    if (next === undefined) break;
    const { text, index } = next;
    const takeValue = (name: string, rawName: string): void => {
      const follower = queue[0];
      const wants = options[name]?.type === 'string' && follower !== undefined;
      if (wants) queue.shift();
      tokens.push({
        kind: 'option',
        index,
        name,
        rawName,
        value: wants ? follower.text : undefined,
        inlineValue: wants ? false : undefined,
      });
    };
    if (text === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (const rest of queue) tokens.push({ kind: 'positional', index: rest.index, value: rest.text });
      return tokens;
    }
    if (/^--[^=]+$/.test(text)) takeValue(text.slice(2), text);
    else if (/^--[^=]+=/.test(text)) {
      const equals = text.indexOf('=');
      const rawName = text.slice(0, equals);
      tokens.push({
        kind: 'option',
        index,
        name: rawName.slice(2),
        rawName,
        value: text.slice(equals + 1),
        inlineValue: true,
      });
    } else if (/^-[^-]$/.test(text)) takeValue(longName(options, text.slice(1)), text);
    else if (/^-[^-]./.test(text)) {
      const name = longName(options, text.slice(1, 2));
      if (options[name]?.type === 'string') {
        tokens.push({
          kind: 'option',
          index,
          name,
          rawName: text.slice(0, 2),
          value: text.slice(2),
          inlineValue: true,
        });
      } else {
        const expanded: { text: string; index: number }[] = [];
        for (let i = 1; i < text.length; i++) {
          const letter = text.slice(i, i + 1);
          const last = i === text.length - 1;
          if (options[longName(options, letter)]?.type === 'string' && !last) {
            expanded.push({ text: `-${text.slice(i)}`, index });
            break;
          }
          expanded.push({ text: `-${letter}`, index });
        }
        queue.unshift(...expanded);
      }
    } else tokens.push({ kind: 'positional', index, value: text });
  }
  return tokens;
}

function checkOption(token: OptionToken, options: Options, config: Config): void {
  const option = options[token.name];
  if (option === undefined) {
    if (
      config.allowNegative === true &&
      token.name.startsWith('no-') &&
      options[token.name.slice(3)]?.type === 'boolean'
    )
      return;
    const hint =
      config.allowPositionals === true
        ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(token.rawName).replace(/"/g, '"')}`
        : '';
    throw failure('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${token.rawName}'${hint}`);
  }
  const names = option.short === undefined ? `--${token.name}` : `-${option.short}, --${token.name}`;
  if (option.type === 'string' && token.value === undefined) {
    throw failure('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${names} <value>' argument missing`);
  }
  if (option.type === 'boolean' && token.value !== undefined) {
    throw failure('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${names}' does not take an argument`);
  }
  if (
    option.type === 'string' &&
    token.inlineValue === false &&
    token.value?.startsWith('-') === true &&
    token.value.length > 1
  ) {
    throw failure(
      'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${token.rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${token.rawName}'?\nTo specify an option argument starting with a dash use '${token.rawName.startsWith('--') ? `${token.rawName}=-XYZ` : `--${token.name}=-XYZ' or '${token.rawName}-XYZ`}'.`,
    );
  }
}

export function parseArgs(config: Config = {}): Record<string, unknown> {
  const args = config.args ?? process.argv.slice(2);
  if (!Array.isArray(args)) throw new ERR_INVALID_ARG_TYPE('args', 'Array', args);
  const options = config.options ?? {};
  const strict = config.strict ?? true;
  const allowPositionals = config.allowPositionals ?? !strict;
  const values = bareRecord<unknown>();
  const positionals: string[] = [];
  const tokens = tokenize(args, options);
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!allowPositionals) {
        throw failure(
          'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
          `Unexpected argument '${token.value}'. This command does not take positional arguments`,
        );
      }
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      if (strict) checkOption(token, options, { ...config, allowPositionals });
      let { name } = token;
      let value: unknown = token.value ?? true;
      if (
        config.allowNegative === true &&
        name.startsWith('no-') &&
        token.value === undefined &&
        options[name] === undefined
      ) {
        name = name.slice(3);
        value = false;
      }
      if (name === '__proto__') continue;
      if (options[name]?.multiple === true) {
        const list: unknown = values[name];
        if (Array.isArray(list)) list.push(value);
        else values[name] = [value];
      } else values[name] = value;
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return { values, positionals, ...(config.tokens === true ? { tokens } : {}) };
}
