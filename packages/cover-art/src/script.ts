/** How a title is set: its direction, and whether a line may break between any two characters. */
export interface Setting {
  readonly direction: 'ltr' | 'rtl'
  readonly breaking: 'words' | 'characters' | 'dictionary'
}

const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** ISO 15924 codes and the codes of MARC 880 $6 that say more than the letters themselves. */
const named: Readonly<Record<string, Setting>> = {
  arab: { direction: 'rtl', breaking: 'words' },
  '(3': { direction: 'rtl', breaking: 'words' },
  '(4': { direction: 'rtl', breaking: 'words' },
  hebr: { direction: 'rtl', breaking: 'words' },
  '(2': { direction: 'rtl', breaking: 'words' },
  jpan: { direction: 'ltr', breaking: 'characters' },
  hani: { direction: 'ltr', breaking: 'characters' },
  hans: { direction: 'ltr', breaking: 'characters' },
  hant: { direction: 'ltr', breaking: 'characters' },
  $1: { direction: 'ltr', breaking: 'characters' },
  thai: { direction: 'ltr', breaking: 'dictionary' },
}

/** The setting of a text; by `script` (ISO 15924, or MARC 21 880 $6) where given, else by its first strong letters. */
export function settingOf(text: string, script = ''): Setting {
  const known = named[script.toLowerCase()]
  // Korean carries the CJK code of MARC but is written with spaces.
  if (known && !(known.breaking === 'characters' && /\p{Script=Hangul}/u.test(text))) return known
  const direction = rtl.test(firstLetter(text)) ? 'rtl' : 'ltr'
  if (unspaced.test(text)) return { direction, breaking: 'dictionary' }
  return { direction, breaking: ideographic.test(text) ? 'characters' : 'words' }
}

function firstLetter(text: string): string {
  return /\p{L}/u.exec(text)?.[0] ?? ''
}
