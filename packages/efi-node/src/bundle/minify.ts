import type { Esbuild } from './guards.ts';

/** A bundle and its source map as esbuild writes them. */
export interface BundleText {
  readonly code: string;
  /** JSON of a MapText. */
  readonly map: string;
}

/** What of a source map, version 3, is read here. */
export interface MapText {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/** Holds the program's function, as a mere expression would be taken for one that nobody needs. */
const HOLDER = '$efihold';

/**
 * A bundle made shorter, once it is whole. Functions and classes keep their names: packages go by them. The map leads into
 * the same files as before.
 */
export async function minified(esbuild: Esbuild, { code, map }: BundleText): Promise<BundleText> {
  const data = Buffer.from(map).toString('base64');
  const result = await esbuild.transform(
    `${HOLDER}.program = ${code}\n//# sourceMappingURL=data:application/json;base64,${data}`,
    {
      minify: true,
      keepNames: true,
      target: 'es2024',
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: 'external',
      sourcesContent: false,
      sourcefile: 'program.js',
      logLevel: 'silent',
    },
  );
  // In a function, so that esbuild's helpers are not variables of everybody's; on lines of its own, for the map.
  const whole = `(function () { var ${HOLDER} = {};\n${result.code}\nreturn ${HOLDER}.program; })()`;
  const shifted: MapText = JSON.parse(result.map);
  return { code: whole, map: JSON.stringify({ ...shifted, mappings: `;${shifted.mappings}` }) };
}
