/**
 * The part of Intl that packages ask for when they are loaded, for English: the engine has none. What depends on other
 * languages' data is not there.
 */
import { unavailableError } from '../../unavailable.ts';

const locale = 'en-US';

interface Options {
  style?: string;
  type?: string;
  minimumFractionDigits?: number;
  maximumFractionDigits?: number;
  useGrouping?: boolean;
  numeric?: boolean;
  timeZone?: string;
}

class Base {
  static supportedLocalesOf(locales: string | readonly string[] = []): string[] {
    return [locales].flat().filter((name) => name === 'en' || name.startsWith('en-'));
  }
  protected readonly options: Options;
  constructor(_locales?: string | readonly string[], options: Options = {}) {
    this.options = options;
  }
  resolvedOptions(): object {
    return { locale, ...this.options };
  }
}

class ListFormat extends Base {
  format(list: Iterable<string>): string {
    const words = [...list];
    const { type = 'conjunction' } = this.options;
    if (type === 'unit') return words.join(', ');
    const last = type === 'disjunction' ? 'or' : 'and';
    if (words.length <= 1) return words.join('');
    if (words.length === 2) return words.join(` ${last} `);
    return `${words.slice(0, -1).join(', ')}, ${last} ${words.at(-1) ?? ''}`;
  }
}

class Collator extends Base {
  get compare(): (a: string, b: string) => number {
    return (a, b) => {
      if (this.options.numeric === true) {
        const [x, y] = [Number(a), Number(b)];
        if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x < y ? -1 : 1;
      }
      return a.localeCompare(b);
    };
  }
}

class PluralRules extends Base {
  select(count: number): string {
    if (this.options.type !== 'ordinal') return count === 1 ? 'one' : 'other';
    const tens = count % 100;
    if (tens >= 11 && tens <= 13) return 'other';
    return ['other', 'one', 'two', 'few'][count % 10] ?? 'other';
  }
}

class NumberFormat extends Base {
  format(value: number | bigint): string {
    const { maximumFractionDigits = 3, minimumFractionDigits = 0, useGrouping = true } = this.options;
    if (typeof value === 'number' && !Number.isFinite(value))
      return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
    const text =
      typeof value === 'bigint'
        ? `${value}`
        : value.toFixed(Math.max(maximumFractionDigits, minimumFractionDigits));
    const [whole = '', digits = ''] = text.split('.');
    let fraction = digits;
    while (fraction.length > minimumFractionDigits && fraction.endsWith('0'))
      fraction = fraction.slice(0, -1);
    const grouped = useGrouping ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
    return fraction === '' ? grouped : `${grouped}.${fraction}`;
  }
}

class DateTimeFormat extends Base {
  override resolvedOptions(): object {
    return { locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: this.options.timeZone ?? 'UTC' };
  }
  format(): never {
    throw unavailableError('intl', 'DateTimeFormat.format', 'use Date.prototype.toISOString');
  }
}

export const Intl: Record<string, unknown> = {
  ListFormat,
  Collator,
  PluralRules,
  NumberFormat,
  DateTimeFormat,
  getCanonicalLocales: (locales: string | readonly string[] = []) => [locales].flat(),
  supportedValuesOf: () => [],
};
Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

const exported: Record<string, unknown> = { Intl };
export default exported;
