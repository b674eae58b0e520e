import type { CallNumberStyle } from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import type { Words } from '../../messages/index.ts'

/** What a style sets, each in a few words; what it leaves to the wider place is left out. */
export function styleInWords(
  style: CallNumberStyle,
  { shelf, callNumberSchemes, authorMarks }: Words,
): readonly string[] {
  const said = (label: string, value: string | number | boolean | null) =>
    value === null ? [] : [`${label}: ${typeof value === 'boolean' ? (value ? shelf.yes : shelf.no) : value}`]
  return [
    ...(style.scheme === null ? [] : [callNumberSchemes[style.scheme]]),
    ...said(shelf.prefix, style.prefix),
    ...(style.authorMark === null ? [] : said(shelf.authorMark, authorMarks[style.authorMark])),
    ...said(shelf.markLetters, style.markLetters),
    ...said(shelf.cutterFigures, style.cutterFigures),
    ...said(shelf.deweyDecimals, style.deweyDecimals),
    ...said(shelf.fiction, style.fiction),
    ...said(shelf.biography, style.biography),
    ...said(shelf.year, style.year),
    ...said(shelf.workMark, style.workMark),
  ]
}
