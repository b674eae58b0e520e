import { type Coverage, type CoveragePoint, type EmbargoPart } from '@carrel/kbart'
import type { EAccess } from '../../../modules/e-collections/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { eAccessWordsIn, type EAccessWords } from '../messages/e-access/words.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

const units = { D: 'day', M: 'month', Y: 'year' } as const

/** One run in a sentence: `Full text from 1998, volume 1, until 1 year ago`. Empty where a book or a whole run has nothing to tell. */
export function runSentence(lang: string, { from, to, embargo, depth }: Coverage): string {
  const words = eAccessWordsIn(lang)
  const begin = pointWords(lang, words, from)
  const held = embargo.find(({ kind }) => kind === 'P')
  const newest = embargo.find(({ kind }) => kind === 'R')
  const end = pointWords(lang, words, to) || (held ? ago(lang, held) : '')
  const what = depthWords(words, depth)
  if (newest && begin === '' && end === '') return words.newest(what, span(lang, newest))
  if (begin === '' && end === '') return depth === '' || depth === 'fulltext' ? '' : what
  return words.run(what, begin, end)
}

/** Each run once, however often the provider names it. */
function sentencesOf(lang: string, { runs }: EAccess): readonly string[] {
  return [...new Set(runs.map((run) => runSentence(lang, run)))].filter((sentence) => sentence !== '')
}

function depthWords({ depth: words }: EAccessWords, depth: string): string {
  if (depth === '' || /^full\s?text$/.test(depth) || depth === 'ebook') return words.fulltext
  if (depth.startsWith('abstract')) return words.abstracts
  return depth.startsWith('selected') ? words.selected : words.other
}

function pointWords(lang: string, words: EAccessWords, { date, volume, issue }: CoveragePoint): string {
  return [
    date === '' ? '' : dateWords(lang, date),
    volume === '' ? '' : words.volume(volume),
    issue === '' ? '' : words.issue(issue),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function dateWords(lang: string, date: string): string {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return date
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' }
  if (day !== undefined) parts.day = 'numeric'
  return new Intl.DateTimeFormat(lang, parts).format(new Date(Date.UTC(year, month - 1, day ?? 1)))
}

function ago(lang: string, { count, unit }: EmbargoPart): string {
  return new Intl.RelativeTimeFormat(lang).format(-count, units[unit])
}

function span(lang: string, { count, unit }: EmbargoPart): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit: units[unit], unitDisplay: 'long' }).format(count)
}

/** The ways to a title: where each leads and what of it is there. */
export function eAccessList({ say }: Visit, ways: readonly EAccess[], look: 'primary' | 'small' = 'primary'): Html {
  const words = eAccessWordsIn(say.lang)
  return html`<ul class="e-ways">
    ${ways.map(
      (way, at) => html`<li>
        <a class="button ${look === 'small' ? 'small' : at === 0 ? 'primary wide' : 'wide'}" href="${way.url}" rel="noopener noreferrer nofollow"
          >${icon('globe')}<span>${words.open(way.collection)}<span class="unseen"> ${way.name}</span></span></a
        >
        ${sentencesOf(say.lang, way).map((sentence) => html`<p class="quiet">${sentence}</p>`)}
        ${way.isFree ? html`<p class="quiet">${words.free}</p>` : ''}
        ${way.notes.slice(0, 3).map((note) => html`<p class="quiet"><bdi>${note.slice(0, 300)}</bdi></p>`)}
      </li>`,
    )}
  </ul>`
}
