import { authorMark, deweyCutter, lcCutter } from '../cutter.ts'
import type { ClassCandidate } from './class-candidates.ts'
import { cutDewey } from './class-number.ts'
import type { HouseStyle } from './house-style.ts'
import type { RecordFacts } from './record-facts.ts'
import { shortened, yearBehind } from './suggest-classed.ts'
import type { Draft } from './suggestion.ts'

const COLLECTIONS: Readonly<Record<string, string>> = { '[E]': 'E', '[Fic]': 'FIC', '[B]': 'B' }

/** A number for a Dewey shelf from one class number of a record. */
export function draftDewey(candidate: ClassCandidate, facts: RecordFacts, style: HouseStyle): Draft {
  const { field, raw, number } = candidate
  const life = facts.biographee !== undefined && (style.biography ?? '') !== '' && isLife(number)
  const novel = facts.isFiction && (style.fiction ?? '') !== '' && /^(?:8\d\d|\[Fic\]|\[E\])/.test(number)
  const [classNumber, why] = life
    ? [
        style.biography ?? '',
        [`It is the life of ${facts.biographee ?? ''}; lives stand under ${style.biography ?? ''}.`],
      ]
    : novel && number !== '[E]'
      ? [style.fiction ?? '', [`008/33 says fiction; it stands under ${style.fiction ?? ''}.`]]
      : plainClass(field, raw, number, style)
  const heading = life || number === '[B]' ? (facts.biographee ?? facts.entry.text) : facts.entry.text
  const [mark, markWhy] = authorMarkFor(heading, life ? facts.entry.text : facts.title, style)
  const [behind, yearWhy] = yearBehind(facts, style)
  return {
    prefix: style.prefix ?? '',
    classNumber,
    joint: ' ',
    cutter: mark,
    behind,
    heading,
    reasons: [...why, ...markWhy, ...yearWhy],
  }
}

const isLife = (number: string): boolean =>
  number === '[B]' || /^92\d|^920|\.?092/.test(number) || /\.\d*092$/.test(number)

function plainClass(
  field: string,
  raw: string,
  number: string,
  style: HouseStyle,
): readonly [classNumber: string, why: readonly string[]] {
  const collection = COLLECTIONS[number]
  if (collection !== undefined) return [collection, [`${field} has ${number}.`]]
  const cut = cutDewey(raw, number, style.deweyDecimals)
  const why =
    cut === number
      ? `${field} gives ${number}.`
      : `${field} gives ${number}, cut to ${style.deweyDecimals} figures behind the point.`
  return [cut, [why]]
}

/** The mark of an author, or of the person whose life it is. */
function authorMarkFor(
  heading: string,
  title: string,
  style: HouseStyle,
): readonly [mark: string, why: readonly string[]] {
  const kind = style.authorMark ?? 'letters'
  const shown = `“${shortened(heading)}”`
  if (kind === 'none') return ['', []]
  if (kind === 'lc-cutter') {
    const cutter = lcCutter(heading, { digits: style.cutterFigures ?? 2 })
    return [cutter, [`${cutter} is the Cutter of ${shown} by the LC table (G 63).`]]
  }
  if (kind === 'cutter-sanborn') {
    const mark = style.cutterTable && deweyCutter(heading, style.cutterTable, style.workMark === false ? {} : { title })
    if (mark !== undefined) return [mark, [`${mark} is for ${shown} by the library's Cutter–Sanborn table.`]]
    const letters = authorMark(heading, style.markLetters ?? 3)
    const lacking = style.cutterTable
      ? `The Cutter–Sanborn table has nothing for ${shown}`
      : 'There is no Cutter–Sanborn table yet'
    return [letters, [`${lacking}; ${letters} are the first letters instead.`]]
  }
  const letters = authorMark(heading, style.markLetters ?? 3)
  return letters === ''
    ? ['', [`${shown} has no Latin letter to make a mark of.`]]
    : [letters, [`${letters} are the first letters of ${shown}.`]]
}
