import { deleteFields, recordKind, type DataField, type Field, type MarcRecord } from '@carrel/marc'
import { exactFinder, patternFinder } from '../headings/find-heading.ts'
import { headingPairs, readPairs, readPatterns, scopeParams, sourceProblem } from '../headings/heading-params.ts'
import { stepKind } from '../language/step-kind.ts'

/** Takes headings out of records. */
export const removeHeading = stepKind({
  name: 'remove-heading',
  title: 'Remove headings',
  help: 'Deletes the fields with some headings, and the 880 that renders one of them in another script. Main entries (1XX) and uniform titles (240) stay.',
  group: 'fields',
  params: {
    headings: headingPairs({ label: 'Headings', help: 'One a line, as “Main -- Subdivision” or with codes.' }),
    ...scopeParams,
  },
  examples: [
    {
      step: { headings: ['Electronic books'], source: 'local' },
      before: ['=650  \\0$aElectronic books.', '=655  \\7$aElectronic books.$2local'],
      after: ['=650  \\0$aElectronic books.'],
    },
    {
      says: 'with what renders it in another script',
      step: { headings: ['Poezja'] },
      before: ['=650  \\4$6880-01$aPoezja', '=880  \\4$6650-01/(N$aПоэзия', '=880  \\4$6650-02/(N$aПроза'],
      after: ['=880  \\4$6650-02/(N$aПроза'],
    },
  ],
  compile: ({ headings, how, ...scope }) => {
    const problem = sourceProblem(scope.source)
    if (problem !== undefined) return problem
    const rows = how === 'exact' ? readPairs(headings, 'none') : readPatterns(headings.map(([find]) => [find, '']))
    if (typeof rows === 'string') return rows
    const exact = exactFinder(
      rows.flatMap((row) => ('from' in row ? [row] : [])),
      { ...scope, asSubdivision: false, nameTitles: false },
    )
    const fitting = patternFinder(
      rows.flatMap((row) => ('change' in row ? [row] : [])),
      scope,
    )
    const isMeant = (field: Field): field is DataField =>
      field.kind === 'data' && !/^(1|240)/.test(field.tag) && (exact(field) ?? fitting(field)) !== undefined
    return (record) => (recordKind(record.leader) === 'bibliographic' ? without(record, isMeant) : record)
  },
})

function without(record: MarcRecord, isMeant: (field: Field) => field is DataField): MarcRecord {
  const gone = new Set<Field>(record.fields.filter((field) => isMeant(field)))
  if (gone.size === 0) return record
  const links = new Set([...gone].flatMap((field) => linksOf(field).map((number) => `${field.tag}-${number}`)))
  return deleteFields(
    record,
    (field) => gone.has(field) || (field.tag === '880' && linksOf(field, true).some((link) => links.has(link))),
  )
}

/** Numbers by which a field and its rendering name each other (`$6880-01`, `$6650-01`), with the tag where asked. */
function linksOf(field: Field, withTag = false): readonly string[] {
  if (field.kind !== 'data') return []
  return field.subfields.flatMap(({ code, value }) => {
    const [, tag, number] = (code === '6' && /^(\d{3})-(\d{2})/.exec(value)) || []
    if (tag === undefined || number === undefined || number === '00') return []
    return [withTag ? `${tag}-${number}` : number]
  })
}
