/** `\d`, `\w` and `\s` as .NET understands them: of all scripts, not of ASCII alone. Each to be put inside brackets. */
export const shorthands: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  w: String.raw`\p{L}\p{Mn}\p{Nd}\p{Pc}`,
  s: String.raw`\f\n\r\t\v\x85\p{Z}`,
}

/** Blocks of Unicode that .NET names with `\p{Is…}`, as ranges to be put inside brackets. */
const blocks: Readonly<Record<string, string>> = {
  isbasiclatin: String.raw`\u{0}-\u{7f}`,
  'islatin-1supplement': String.raw`\u{80}-\u{ff}`,
  'islatinextended-a': String.raw`\u{100}-\u{17f}`,
  'islatinextended-b': String.raw`\u{180}-\u{24f}`,
  islatinextendedadditional: String.raw`\u{1e00}-\u{1eff}`,
  iscombiningdiacriticalmarks: String.raw`\u{300}-\u{36f}`,
  isgreek: String.raw`\u{370}-\u{3ff}`,
  isgreekandcoptic: String.raw`\u{370}-\u{3ff}`,
  iscyrillic: String.raw`\u{400}-\u{4ff}`,
  isarmenian: String.raw`\u{530}-\u{58f}`,
  ishebrew: String.raw`\u{590}-\u{5ff}`,
  isarabic: String.raw`\u{600}-\u{6ff}`,
  isthai: String.raw`\u{e00}-\u{e7f}`,
  ishiragana: String.raw`\u{3040}-\u{309f}`,
  iskatakana: String.raw`\u{30a0}-\u{30ff}`,
  iscjkunifiedideographs: String.raw`\u{4e00}-\u{9fff}`,
  ishangulsyllables: String.raw`\u{ac00}-\u{d7af}`,
}

/** What stands for `\p{NAME}` inside brackets; undefined for a name that is not known here. */
export function category(name: string): string | undefined {
  if (/^[A-Z][a-z]?$/.test(name)) return String.raw`\p{${name}}`
  return blocks[name.toLowerCase().replaceAll(/[ _]/g, '')]
}

/** A character that means itself, wherever it stands. */
export function literal(character: string): string {
  if (/^[A-Za-z0-9 ]$/.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  return code > 0x7f && code !== 0x2028 && code !== 0x2029 ? character : String.raw`\u{${code.toString(16)}}`
}
