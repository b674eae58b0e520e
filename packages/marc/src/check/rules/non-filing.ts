import { withIndicators } from '../../edit/edit-field.ts'
import { subfieldText, type DataField } from '../../record/field.ts'
import { fieldFix } from '../fix.ts'
import { excerpt, type CheckedRecord, type Rule, type RuleGroup } from '../rule.ts'
import {
  beginningOf,
  isException,
  isPossibleArticle,
  isSureArticle,
  mayBeginWithArticle,
  type Beginning,
} from './article.ts'
import { titleLanguages } from './title-languages.ts'

/** Which indicator counts the characters that do not file, by tag. */
const bibliographicPlaces = new Map([
  ['130', 0],
  ['222', 1],
  ['240', 1],
  ['242', 1],
  ['243', 1],
  ['245', 1],
  ['440', 1],
  ['630', 0],
  ['730', 0],
  ['740', 0],
  ['830', 1],
])
const authorityPlaces = new Map([
  ['130', 1],
  ['430', 1],
  ['530', 1],
])

/** What the indicator should say, and why. */
interface Count {
  readonly count: number
  readonly why: string
}

/** The count of characters that do not file is that of the article of the title's language (MARC 21 Appendix F). */
const nonFilingRule: Rule = (checked, report) => {
  for (const [tag, place] of placesFor(checked)) {
    for (const field of checked.dataFieldsOf(tag)) {
      if (field.indicators.length !== 2) continue
      const wanted = wrongCount(field, place, checked)
      if (!wanted) continue
      const which = place === 0 ? 'first' : 'second'
      const now = field.indicators.charAt(place)
      const is = now === ' ' ? 'blank' : `"${excerpt(now)}"`
      const message = `The ${which} indicator of ${tag} is ${is}, but ${wanted.why}; it should be ${wanted.count}.`
      report({ code: 'non-filing', message, field })
    }
  }
}

/** Languages of titles that are met with everywhere. */
const widespread = ['eng', 'fre', 'ger', 'spa', 'ita', 'por', 'dut', 'ara', 'heb']
const nowhere: ReadonlyMap<string, number> = new Map()

function placesFor({ kind, dialect }: CheckedRecord): ReadonlyMap<string, number> {
  if (dialect === 'unimarc') return nowhere
  return kind === 'bibliographic' ? bibliographicPlaces : kind === 'authority' ? authorityPlaces : nowhere
}

/** The right count, when that of the field is surely wrong. */
function wrongCount(field: DataField, place: number, checked: CheckedRecord): Count | undefined {
  const title = subfieldText(field, field.tag === '245' ? 'ak' : 'at')
  // Nearly all titles begin with no article and count none.
  if (title !== undefined && field.indicators.charAt(place) === '0' && !mayBeginWithArticle(title)) return undefined
  if (title === undefined || /[\u0088\u0089\u0098\u009C]/u.test(title)) return undefined
  const now = field.indicators.charAt(place)
  const count = /^[0-9]$/.test(now) ? Number(now) : undefined
  const beginning = beginningOf(title)
  if (!beginning) return count === undefined ? { count: 0, why: 'there are no words to skip' } : undefined
  if (count === 0 && !isPossibleArticle(beginning, [])) return undefined
  const languages = titleLanguages(checked, field.tag)
  if (isSureArticle(title, beginning, languages) && beginning.filing <= 9) {
    if (count !== undefined && isRight(count, title, beginning)) return undefined
    const article = title.slice(0, beginning.filing)
    return { count: beginning.filing, why: `"${article}" does not file` }
  }
  if (count === undefined) {
    if (isPossibleArticle(beginning, languages) && !isException(title, beginning.filing, beginning.word))
      return undefined
    return { count: 0, why: `"${excerpt(title)}" begins with no article` }
  }
  return count === 0 ? undefined : tooMany(title, count, beginning, languages)
}

/** A count that skips an article may stop before or behind the punctuation that follows it. */
function isRight(count: number, title: string, { length, filing, word }: Beginning): boolean {
  const least = word.endsWith("'") || word.endsWith('-') ? length : length + 1
  if (count >= least && count <= filing) return true
  // Where letters and diacritics are apart, each counts.
  return count === filing + title.slice(0, filing).normalize('NFD').length - title.slice(0, filing).length
}

/** A count though nothing is there to skip, or one that ends in the middle of a word. */
function tooMany(title: string, count: number, beginning: Beginning, languages: readonly string[]): Count | undefined {
  const skipped = title.slice(0, count)
  if (!/[\p{L}\p{N}]/u.test(skipped)) return undefined
  const quoted = excerpt(skipped)
  const named = languages.length === 0 ? ['eng'] : languages
  if (isException(title, beginning.filing, beginning.word) && !isPossibleArticle(beginning, named)) {
    return { count: 0, why: `"${excerpt(title)}" files under its first word` }
  }
  // Titles are quoted from languages that the record does not name; of these the article is believed.
  const believed = languages.length === 0 ? [] : [...languages, ...widespread]
  if (isPossibleArticle(beginning, believed) && count >= beginning.length) return undefined
  return { count: 0, why: `"${quoted}" is no article` }
}

/** The right count, in the place that the tag has for it. */
const recount = fieldFix((field, checked) => {
  const place = placesFor(checked).get(field.tag)
  if (field.kind !== 'data' || place === undefined) return field
  const wanted = wrongCount(field, place, checked)
  if (!wanted) return field
  const { indicators } = field
  return withIndicators(field, indicators.slice(0, place) + String(wanted.count) + indicators.slice(place + 1))
})

/** Articles at the beginning of titles. */
export const nonFilingGroup: RuleGroup = { rules: [nonFilingRule], fixes: { 'non-filing': recount } }
