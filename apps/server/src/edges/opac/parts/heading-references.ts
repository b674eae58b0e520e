import { nacoKey } from '@carrel/text'
import { browseHeadings, type BrowseEntry, type HeadingKind } from '../../../modules/authorities/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { headingAddress } from '../heading-address.ts'
import { browseWordsIn } from '../messages/browse/words.ts'
import { plainSearch, searchAddress } from '../search-address.ts'
import type { Visit } from '../visit.ts'

const kinds: readonly HeadingKind[] = ['name', 'subject', 'genre']
/** Rows that are looked at of each list, and lines that are shown in all. */
const looked = 4
const shown = 3
const shownRelated = 5

/**
 * What stands for the words of a search in the lists of headings: forms that lead to a heading, "Mahfouz, Naguib see Maḥfūẓ,
 * Najīb", and headings related to one that is these words. Empty for anything but a few words.
 */
export async function headingReferences(w: Visit['w'], lang: string, asked: string): Promise<Html | ''> {
  const key = nacoKey(asked)
  if (key.length < 3 || key.length > 80 || /[:"()*]/.test(asked)) return ''
  const words = browseWordsIn(lang)
  const lines: Html[] = []
  for (const kind of kinds) {
    const { rows } = await browseHeadings(w, { kind, from: asked, limit: looked })
    const seen = new Set<string>()
    for (const row of rows) {
      const isWhole = nacoKey(row.text) === key
      if (!isWhole && !nacoKey(row.text).startsWith(`${key} `)) continue
      if (row.see !== null && (row.entry === 'see' || row.bibs > 0) && !seen.has(row.see)) {
        seen.add(row.see)
        lines.push(html`<bdi>${row.text}</bdi> <em>${words.see}</em> ${titlesOf(kind, row.see)}`)
      } else if (isWhole && row.related.length > 0) lines.push(alsoLine(words.relations.related, kind, row))
    }
  }
  if (lines.length === 0) return ''
  return html`<ul class="references">${lines.slice(0, shown).map((line) => html`<li>${line}</li>`)}</ul>`
}

function alsoLine(label: string, kind: HeadingKind, { related }: BrowseEntry): Html {
  return html`<em>${label}</em> ${related
    .slice(0, shownRelated)
    .map(
      ({ id, text }, place) =>
        html`${place === 0 ? '' : ' · '}<a href="${headingAddress({ id, kind })}"><bdi>${text.replaceAll(' -- ', ' › ')}</bdi></a>`,
    )}`
}

/** The titles under a heading that a form leads to. */
function titlesOf(kind: HeadingKind, text: string): Html {
  const field = kind === 'name' ? 'author' : 'subject'
  const address = searchAddress(plainSearch(`${field}:"${text.replaceAll('"', ' ')}"`))
  return html`<a href="${address}"><bdi>${text.replaceAll(' -- ', ' › ')}</bdi></a>`
}
