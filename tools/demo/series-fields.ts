import { nonfilingCount } from './articles.ts'
import { headingIndicator, headingSubfields, headingTag, parseHeading } from './headings.ts'
import { closed, dataField, type DataField, type Subfield } from './marc-fields.ts'
import { alone, type FieldPair } from './original-script.ts'
import type { Work } from './work.ts'

/** Field 490, the series as printed. */
export function seriesStatements(work: Work): FieldPair[] {
  const statement = (series: string): DataField => dataField('490', '1 ', ...seriesParts(series))
  const printed = work.script?.series
  return [
    ...(work.series === undefined
      ? []
      : [{ field: statement(work.series), printed: printed === undefined ? undefined : statement(printed) }]),
    ...(work.cycle === undefined ? [] : [alone(statement(work.cycle))]),
  ]
}

/** Fields 800 and 830, the series as it is found: under its author, or under its title. */
export function seriesEntries(work: Work): FieldPair[] {
  const entries: FieldPair[] = []
  if (work.cycle !== undefined && work.by !== undefined) {
    const heading = parseHeading(work.by)
    const name = closed(
      dataField(headingTag(heading, '8'), `${headingIndicator(heading)} `, ...headingSubfields(heading)),
    )
    const [[, title] = ['t', ''], ...number] = seriesParts(work.cycle)
    entries.push(alone(closed({ ...name, subfields: [...name.subfields, ['t', title], ...number] })))
  }
  if (work.series !== undefined) {
    const language = work.lang ?? 'eng'
    const field = (series: string): DataField =>
      closed(dataField('830', ` ${nonfilingCount(series, language)}`, ...seriesParts(series)))
    const printed = work.script?.series
    entries.push({
      field: field(work.series),
      printed: printed === undefined ? undefined : { ...field(printed), ind2: '0' },
    })
  }
  return entries
}

/** A series as written in the demo, `Title ; number`, with the semicolon where ISBD wants it. */
function seriesParts(series: string): readonly Subfield[] {
  const [title = '', number] = series.split(' ; ')
  return number === undefined
    ? [['a', title]]
    : [
        ['a', `${title} ;`],
        ['v', number],
      ]
}
