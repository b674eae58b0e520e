/** One import of a source file. */
export interface Import {
  /** As written, e.g. `../org/index.ts` or `node:fs`. */
  readonly specifier: string
  /** True when only types are taken, which leaves no trace at run time. */
  readonly typeOnly: boolean
}

// Comments, and texts that may hold what looks like an import. Regular expressions are taken for divisions, which does no
// harm: a quote in one is closed at the end of its line at the latest.
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g
const statement =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(\{[^}]*\}|[^'"();{}]*?(?:\{[^}]*\})?)\s*from\s*['"]([^'"\n]+)['"]/g
const bare = /(?:^|[\n;])\s*import\s*['"]([^'"\n]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** Finds what a TypeScript file imports, re-exports or loads later with `import('…')`. */
export function importsOf(source: string): readonly Import[] {
  const text = source.replaceAll(token, (found) => {
    if (found.startsWith('/')) return found.startsWith('/*') && found.includes('\n') ? '\n' : ' '
    return found.startsWith('`') ? "''" : found
  })
  return [
    ...[...text.matchAll(statement)].map(([, type, names = '', specifier = '']) => ({
      specifier,
      typeOnly: type !== undefined || /^\{(\s*type\s+[^,}]+,?)+\s*\}$/.test(names),
    })),
    ...[...text.matchAll(bare), ...text.matchAll(dynamic)].map(([, specifier = '']) => ({
      specifier,
      typeOnly: false,
    })),
  ]
}
