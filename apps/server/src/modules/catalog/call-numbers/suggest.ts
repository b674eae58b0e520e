import { fitOnShelf, shelfKey, spineLines, suggestCallNumber, type CallNumberSuggestion } from '@carrel/call-number'
import type { MarcRecord } from '@carrel/marc'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { CallNumberProposal, CallNumberSuggestions, SuggestCallNumbers } from '../contract-call-numbers.ts'
import type { ShelfRow } from '../contract-shelf-list.ts'
import { bibNotFound, currentBib } from '../get-bib.ts'
import { itemFacts } from '../item-facts.ts'
import { recordFromText } from '../record-from-text.ts'
import { storedRecord } from '../stored-record.ts'
import { neighbourOf, shelfAround } from './neighbours.ts'
import { styleReader, type StylePlace } from './style.ts'

type Request = NonNullable<typeof SuggestCallNumbers.types>['body']

const neighboursShown = 3

interface Subject extends StylePlace {
  readonly record: MarcRecord
  /** Undefined for a record that is not saved yet. */
  readonly bib: number | undefined
  readonly volume: string
}

/** What has to be known of a title that stands on the shelf beside a new number. */
export type OnShelf = Pick<ShelfRow, 'bib' | 'callNumber' | 'shelfKey' | 'title' | 'author'>

/**
 * Call numbers that a title could have, moved to where they fit between what stands on the shelf.
 *
 * @param planned - titles that are to stand elsewhere than they do, where many are given numbers together
 */
export async function suggestCallNumbers(
  w: Pick<Work, 'db'>,
  request: Request,
  planned: readonly OnShelf[] = [],
): Promise<Outcome<CallNumberSuggestions>> {
  const subject = await subjectOf(w, request)
  if (isRefusal(subject)) return subject
  const place = { ...subject, ...onlyGiven(request) }
  const { style, why } = await (await styleReader(w))(place)
  const asked = request.scheme === undefined ? style : { ...style, scheme: request.scheme, otherSchemes: [] }
  const { suggestions, missing } = suggestCallNumber(subject.record, asked, {
    volume: request.volume ?? subject.volume,
  })
  const shelf = place.branch === undefined || place.branch === null ? {} : { branch: place.branch }
  const rows: CallNumberProposal[] = []
  const moved = new Set(planned.map(({ bib }) => bib))
  for (const suggestion of suggestions) {
    const standing = (await shelfAround(w, suggestion, shelf)).filter((row) => !moved.has(row.bib))
    const around = [...standing, ...planned].toSorted((a, b) => (a.shelfKey < b.shelfKey ? -1 : 1))
    rows.push(proposalFrom(suggestion, moved.size === 0 ? standing : around, subject.bib))
  }
  return { rows, missing: missing ?? null, style: why }
}

const onlyGiven = ({ branch, location, itemType }: StylePlace): StylePlace => ({
  ...(branch !== undefined && { branch }),
  ...(location !== undefined && { location }),
  ...(itemType !== undefined && { itemType }),
})

async function subjectOf(w: Pick<Work, 'db'>, { item, bib, marc }: Request): Promise<Outcome<Subject>> {
  if (item !== undefined) {
    const facts = await itemFacts(w, { id: item })
    if (!facts) return notFound('item', `There is no item ${item}.`)
    const row = await currentBib(w, facts.bib)
    if (!row) return bibNotFound(facts.bib)
    const { branch, location, itemType } = facts
    return {
      record: storedRecord(row.record, row.form),
      bib: facts.bib,
      volume: facts.part ?? '',
      branch,
      location,
      itemType,
    }
  }
  if (marc !== undefined) {
    const record = recordFromText(marc)
    return isRefusal(record) ? record : { record, bib, volume: '' }
  }
  if (bib !== undefined) {
    const row = await currentBib(w, bib)
    return row ? { record: storedRecord(row.record, row.form), bib, volume: '' } : bibNotFound(bib)
  }
  return refuse({
    code: 'nothing-asked',
    message: 'Name the item or title that the number is for, or send its record.',
  })
}

/** A suggestion as the API shows it, with what stands around the place where it came to be. */
export function proposalFrom(
  suggestion: CallNumberSuggestion,
  around: readonly OnShelf[],
  bib: number | undefined,
): CallNumberProposal {
  const neighbours = around.map((row) => neighbourOf(row, suggestion.byTitle))
  const fit = fitOnShelf(suggestion, neighbours, bib === undefined ? '' : String(bib))
  const beside = around.filter((row) => row.bib !== bib).map((row) => ({ row, key: row.shelfKey }))
  const key = shelfKey(suggestion.scheme, fit.callNumber)
  return {
    callNumber: fit.callNumber,
    scheme: suggestion.scheme,
    shelfKey: key,
    reasons: [...suggestion.reasons, ...fit.reasons],
    findings: [...suggestion.findings, ...fit.findings].map((finding) => ({ ...finding })),
    byTable: fit.callNumber === suggestion.callNumber ? null : suggestion.callNumber,
    field: fieldOf(suggestion, fit.callNumber),
    before: beside
      .filter((each) => each.key < key)
      .slice(-neighboursShown)
      .map(({ row }) => shown(row)),
    behind: beside
      .filter((each) => each.key >= key)
      .slice(0, neighboursShown)
      .map(({ row }) => shown(row)),
    lines: spineLines(suggestion.scheme, fit.callNumber),
  }
}

/** The library's own field for a number of each scheme. */
const ownTags = { lc: '090', ddc: '092', nlm: '096', sudoc: '086', local: '099' } as const

function fieldOf({ scheme, prefix, classNumber }: CallNumberSuggestion, callNumber: string) {
  const number = prefix === '' ? callNumber : callNumber.slice(prefix.length + 1)
  return { tag: ownTags[scheme], a: classNumber, b: number.slice(classNumber.length).trim() }
}

const shown = ({ callNumber, author, title, bib }: OnShelf) => ({ callNumber, heading: author ?? title, title, bib })
