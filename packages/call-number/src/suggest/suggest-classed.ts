import { lcCutter } from '../cutter.ts'
import { parseLc } from '../lc.ts'
import type { ClassCandidate } from './class-candidates.ts'
import { cuttersIn, hasYear } from './class-number.ts'
import type { HouseStyle } from './house-style.ts'
import { authorLetterOf, isDividedByPersons, isLiterature } from './lc-ranges.ts'
import type { RecordFacts } from './record-facts.ts'
import type { Draft } from './suggestion.ts'

/** A number of the LC or NLM Classification from one class number of a record. */
export function draftClassed(candidate: ClassCandidate, facts: RecordFacts, style: HouseStyle): Draft {
  const { field, number, itemNumber } = candidate
  const prefix = style.prefix ?? ''
  if (itemNumber !== '') {
    return {
      prefix,
      classNumber: number,
      joint: '',
      cutter: '',
      behind: tidyItemNumber(number, itemNumber),
      heading: facts.entry.text,
      reasons: [`${field} has the whole number.`],
    }
  }
  const made = cutters(candidate, facts, style)
  const [behind, why] = hasYear(number) ? ['', []] : yearBehind(facts, style)
  return {
    prefix,
    ...made,
    joint: made.cutter === '' || cuttersIn(made.classNumber) > 0 || candidate.scheme === 'nlm' ? ' ' : '.',
    behind,
    reasons: [`${field} gives the class ${number}.`, ...made.reasons, ...why],
  }
}

/** $b begins with a space of its own, or with the point of a first Cutter where $a has none. */
function tidyItemNumber(classNumber: string, itemNumber: string): string {
  const plain = itemNumber.replaceAll(/\s+/g, ' ').replace(/[\s,;]+$/, '')
  const needsPoint = cuttersIn(classNumber) === 0 && /^[A-Z]\d/.test(plain) && !classNumber.endsWith('.')
  return needsPoint ? `.${plain}` : plain
}

type Made = Pick<Draft, 'classNumber' | 'cutter' | 'heading' | 'byTitle' | 'reasons'>

function cutters({ number, scheme }: ClassCandidate, facts: RecordFacts, style: HouseStyle): Made {
  const digits = style.cutterFigures ?? 2
  const cut = (text: string) => lcCutter(text, { digits })
  const own = cuttersIn(number)
  const { entry, title, biographee } = facts
  if (own >= 2) {
    return {
      classNumber: number,
      cutter: '',
      heading: entry.text,
      reasons: ['It has two Cutters already; no third is added.'],
    }
  }
  if (scheme === 'lc' && own === 0 && biographee !== undefined && isDividedByPersons(number)) {
    return forLife(number, biographee, facts, cut)
  }
  const letter = scheme === 'lc' && facts.hasAuthor && own === 0 ? authorLetterOf(number) : undefined
  if (letter !== undefined && lcCutter(entry.text, { digits: 0 }) === letter) {
    const [surname = ''] = entry.text.split(',')
    const author = cut(surname.slice(1))
    const cutter = cut(title)
    return {
      classNumber: `${number}.${author}`,
      cutter,
      heading: title,
      byTitle: true,
      reasons: [
        `${number} says the first letter of ${surname}; ${author} is the Cutter of the second letter on.`,
        cutterReason(cutter, title, '245'),
      ],
    }
  }
  if (scheme === 'lc' && facts.hasAuthor && own === 1 && namesAuthor(number, entry.text)) {
    const cutter = cut(title)
    return {
      classNumber: number,
      cutter,
      heading: title,
      byTitle: true,
      reasons: [
        'The class number names the author already; works stand there by their titles.',
        cutterReason(cutter, title, '245'),
      ],
    }
  }
  const cutter = cut(entry.text)
  return {
    classNumber: number,
    cutter,
    heading: entry.text,
    reasons: [cutterReason(cutter, entry.text, entry.tag)],
  }
}

/** LC's table for lives (Shelflisting Manual G 320): .x for the person, A3 for what they wrote of themselves. */
function forLife(number: string, person: string, facts: RecordFacts, cut: (text: string) => string): Made {
  const first = cut(person)
  const second = facts.isAutobiography ? 'A3' : cut(facts.entry.text)
  return {
    classNumber: `${number}.${first}`,
    cutter: second,
    heading: facts.entry.text,
    reasons: [
      `Lives stand by the person there: ${first} is for ${person} (600).`,
      facts.isAutobiography
        ? 'A3 is for what the person wrote of themselves (G 320).'
        : cutterReason(second, facts.entry.text, facts.entry.tag),
    ],
  }
}

/** True where the class is of literature and its Cutter begins as the author's would. */
function namesAuthor(classNumber: string, author: string): boolean {
  const call = parseLc(classNumber)
  const [cutter] = (call?.parts ?? []).filter((part) => part.kind === 'cutter')
  if (!call || !cutter || !isLiterature(call.letters)) return false
  return [author, author.slice(1)].some(
    (name) => lcCutter(name, { digits: 1 }).slice(0, 2) === cutter.letters + cutter.digits.charAt(0),
  )
}

const cutterReason = (cutter: string, text: string, tag: string): string =>
  cutter === '' ? noLetter(text) : `${cutter} is the Cutter of “${shortened(text)}” (${tag}) by the LC table (G 63).`

const noLetter = (text: string): string => `“${shortened(text)}” has no Latin letter to make a Cutter of.`

/** The beginning of a heading, for a sentence. */
export function shortened(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text
}

/** The year that follows, and the sentence for it. Serials have none. */
export function yearBehind(facts: RecordFacts, style: HouseStyle): readonly [behind: string, why: readonly string[]] {
  const wanted = style.year ?? (style.scheme === 'lc' || style.scheme === 'nlm')
  if (!wanted) return ['', []]
  if (facts.isContinuing) return ['', ['A serial has no year in its number.']]
  if (facts.year === undefined) return ['', ['The record says no year of publication.']]
  return [facts.year, [`${facts.year} is the year of publication (${facts.yearFrom}).`]]
}
