import { nonfilingCount } from './articles.ts'
import { languageNote } from './description.ts'
import { parseHeading, spokenName } from './headings.ts'
import { closed, dataField, type DataField } from './marc-fields.ts'
import { isFilm, type Work } from './work.ts'

/** Fields 500 to 546. */
export function notes(work: Work): DataField[] {
  const narrators = (work.with ?? [])
    .filter(([role]) => role === 'narrator')
    .map(([, name]) => spokenName(parseHeading(name)))
  return [
    ...(work.notes ?? []).flatMap((text) => note('500', '  ', text)),
    ...note('500', '  ', originallyPublished(work)),
    ...note('505', '0 ', work.contents?.join(' -- ')),
    ...note('508', '  ', work.credits),
    ...note('511', '1 ', work.cast),
    ...note('511', '0 ', narrators.length === 0 ? undefined : `Read by ${narrators.join(', ')}.`),
    ...note('520', '  ', work.summary),
    ...note('521', '1 ', work.ages?.replace(/-$/, ' and up')),
    ...note('521', '8 ', work.rating),
    ...note('538', '  ', systemNote(work)),
    ...note('546', '  ', languageNote(work)),
  ]
}

function note(tag: string, indicators: string, text: string | undefined): DataField[] {
  return text === undefined ? [] : [closed(dataField(tag, indicators, ['a', text]))]
}

function originallyPublished(work: Work): string | undefined {
  if (work.first === undefined) return undefined
  if (isFilm(work)) return `Originally released as a motion picture in ${work.first}.`
  return `${work.kind === 'music' ? 'Originally released' : 'First published'} in ${work.first}.`
}

function systemNote(work: Work): string | undefined {
  switch (work.kind) {
    case 'dvd':
      return 'DVD, region 1, NTSC.'
    case 'blu-ray':
      return 'Blu-ray disc, region A; requires a Blu-ray player.'
    case 'audiobook':
    case 'music':
      return 'Compact disc.'
    case 'ebook':
      return 'Mode of access: World Wide Web.'
    case 'video-game':
      return 'System requirements: Nintendo Switch console.'
    default:
      return undefined
  }
}

/** Field 776: the printed book of which this is another form. */
export function relatedEditions(work: Work): DataField[] {
  if (!['audiobook', 'large-print', 'ebook'].includes(work.kind) || work.by === undefined) return []
  const title = work.title.slice(nonfilingCount(work.title, work.lang ?? 'eng'))
  const name = closed(dataField('776', '08', ['a', work.by])).subfields[0]?.[1]
  return [
    dataField(
      '776',
      '08',
      ['i', 'Print version:'],
      ['a', name],
      ['t', `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`],
    ),
  ]
}
