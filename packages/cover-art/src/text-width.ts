/** Widths of Source Serif 4 semibold in hundredths of an em, by groups of letters. */
const groups: readonly (readonly [number, string])[] = [
  [22, " '"],
  [32, '!,.:;|-ijlıι·•'],
  [37, '()[]{}/ft'],
  [43, '"?*_'],
  [47, 'rsгзсεζξ'],
  [53, 'cezτэе'],
  [56, '$+<=>^~#0123456789Sagkuvxyvвтуьч'],
  [40, 'IJ'],
  [76, '&AGKNQRVX'],
  [66, 'BCEFLPTYZ'],
  [84, 'DHOU@wжмфщшыюω'],
  [96, 'm'],
  [104, 'MW%ЖМФЩШЫЮ'],
]

const widths = new Map(
  groups.flatMap(([width, letters]) => letters.split('').map((letter) => [letter, width] as const)),
)

/** Room for fonts that are wider than the one measured: an image cannot bring its font with it. */
const margin = 1.07

/** About how wide a text is when set in the serif of the covers, in ems. */
export function textWidth(text: string): number {
  let sum = 0
  for (const letter of text.normalize('NFC')) sum += letterWidth(letter)
  return (sum / 100) * margin
}

function letterWidth(letter: string): number {
  // Hangul falls apart into jamo when decomposed, so only the measured letters look under their marks.
  const known = widths.get(letter) ?? widths.get(letter.normalize('NFD').charAt(0))
  if (known !== undefined) return known
  if (/\p{M}/u.test(letter)) return 0
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u.test(letter)
  ) {
    return 98
  }
  if (/\p{Script=Arabic}/u.test(letter)) return 50
  if (/\p{Extended_Pictographic}/u.test(letter)) return 120
  if (/\p{Lu}/u.test(letter)) return 74
  return 62
}
