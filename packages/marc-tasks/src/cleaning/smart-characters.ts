/** Characters of word processors, with what a keyboard has for them. Letters of romanization (ʻ ʼ ʹ) are none of them. */
const quotes: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2039\u203A\u2032\u0091\u0092]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033\u0093\u0094]/g, '"'],
]
const dashes: readonly (readonly [RegExp, string])[] = [
  [/[\u2010\u2011\u2012\u2013\u2212\u0096]/g, '-'],
  [/[\u2014\u2015\u0097]/g, '--'],
]
const ligatures: readonly (readonly [RegExp, string])[] = [
  [/\uFB00/g, 'ff'],
  [/\uFB01/g, 'fi'],
  [/\uFB02/g, 'fl'],
  [/\uFB03/g, 'ffi'],
  [/\uFB04/g, 'ffl'],
  [/\uFB05|\uFB06/g, 'st'],
]
const others: readonly (readonly [RegExp, string])[] = [
  [/[\u2026\u0085]/g, '...'],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' '],
  [/[\u200B\uFEFF\u00AD]/g, ''],
  [/[\u2022\u0095]/g, '*'],
]

/** What of them is made plain. */
export interface SmartChoice {
  readonly quotes: boolean
  readonly dashes: boolean
  readonly ligatures: boolean
  /** Ellipses, bullets, hard and odd blanks, what cannot be seen. */
  readonly others: boolean
}

/** Makes plain characters of those that word processors put in their place. */
export function plainCharacters(text: string, choice: SmartChoice): string {
  // Nearly all texts have none of them.
  if (!/[\u0080-\u009F\u00A0\u00AD\u2000-\u206F\u2212\u3000\uFB00-\uFB06\uFEFF]/.test(text)) return text
  let next = text
  const chosen = [
    ...(choice.quotes ? quotes : []),
    ...(choice.dashes ? dashes : []),
    ...(choice.ligatures ? ligatures : []),
    ...(choice.others ? others : []),
  ]
  for (const [from, to] of chosen) next = next.replaceAll(from, to)
  return next
}
