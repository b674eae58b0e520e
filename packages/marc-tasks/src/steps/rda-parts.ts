import { deleteFields, type MarcRecord } from '@carrel/marc'
import { choice, flag, tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { addResourceTypes } from '../rda/add-resource-types.ts'
import { convertPublication } from '../rda/convert-publication.ts'
import { convertRelators } from '../rda/convert-relators.ts'
import { expandAbbreviations } from '../rda/expand-abbreviations.ts'
import { resourceTypes } from '../rda/resource-types.ts'

/** Adds 336, 337 and 338 by themselves. */
export const resourceTypesStep = stepKind({
  name: 'resource-types',
  title: 'Content, media and carrier type (336, 337, 338)',
  help: 'Adds 336, 337 and 338 as leader, 006, 007, 008 and 300 say; those that are missing, or all anew.',
  group: 'whole',
  params: { anew: flag({ label: 'In place of those that are there, where the record tells all three' }) },
  examples: [
    {
      step: {},
      before: ['=300  \\\\$a345 pages', '=336  \\\\$atext$btxt$2rdacontent'],
      after: [
        '=300  \\\\$a345 pages',
        '=336  \\\\$atext$btxt$2rdacontent',
        '=337  \\\\$aunmediated$bn$2rdamedia',
        '=338  \\\\$avolume$bnc$2rdacarrier',
      ],
    },
    {
      step: { anew: true },
      before: ['=007  cr\\', '=336  \\\\$aText', '=337  \\\\$aunmediated', '=338  \\\\$avolume'],
      after: [
        '=007  cr\\',
        '=336  \\\\$atext$btxt$2rdacontent',
        '=337  \\\\$acomputer$bc$2rdamedia',
        '=338  \\\\$aonline resource$bcr$2rdacarrier',
      ],
    },
  ],
  compile: ({ anew }) => (anew ? typesAnew : addResourceTypes),
})

function typesAnew(record: MarcRecord): MarcRecord {
  const { content, media, carriers } = resourceTypes(record)
  if (content.length === 0 || media.length === 0 || carriers.length === 0) return addResourceTypes(record)
  const isType = (tag: string) => tag === '336' || tag === '337' || tag === '338'
  const made = addResourceTypes(deleteFields(record, ({ tag }) => isType(tag)))
  const said = (each: MarcRecord) => JSON.stringify(each.fields.filter(({ tag }) => isType(tag)).map(plain))
  return said(made) === said(record) ? record : made
}

function plain(field: MarcRecord['fields'][number]): unknown {
  return field.kind === 'control' ? field.value : [field.tag, field.indicators, field.subfields]
}

/** Turns 260 into 264 by itself. */
export const publicationStep = stepKind({
  name: 'publication-264',
  title: 'Publication: 260 to 264',
  help: 'Turns 260 into one 264 for each function, with copyright dates apart, and puts S.l., s.n. and uncertain dates into words.',
  group: 'fields',
  params: {
    copyright: choice({
      label: 'Copyright dates',
      choices: [
        { value: 'sign', label: 'with the sign: ©1999' },
        { value: 'word', label: 'with the word: copyright 1999' },
      ],
      preset: 'sign',
    }),
  },
  examples: [
    {
      step: {},
      before: ['=260  3\\$aBoston :$bGrove,$cp1987.'],
      after: ['=264  31$aBoston :$bGrove,$c[1987]', '=264  \\4$c℗1987'],
    },
  ],
  compile: (wanted) => (record) => convertPublication(record, wanted),
})

/** Writes out abbreviations by themselves. */
export const writeOut = stepKind({
  name: 'write-out',
  title: 'Write out abbreviations',
  help: 'Writes out p., v., ill., ed. and their like: 250 in the language of the resource, all else in that of the catalogue. What stands in quotation marks stays.',
  group: 'text',
  params: {
    tags: tagList({ label: 'Tags', preset: '250 300' }),
    language: text({
      label: 'Language of the catalogue',
      help: 'A code such as eng; what 040 $b says when empty.',
      preset: '',
    }),
  },
  examples: [
    {
      step: { language: 'ger' },
      before: ['=300  \\\\$a2 Bde., 345 S. :$bIll., graph. Darst.'],
      after: ['=300  \\\\$a2 Bände, 345 Seiten :$bIllustrationen, Diagramme'],
    },
  ],
  compile: (wanted) => (record) => expandAbbreviations(record, wanted),
})

/** Relators by themselves. */
export const relators = stepKind({
  name: 'relators',
  title: 'Relator terms and codes',
  help: 'Writes out abbreviated terms, adds terms ($e, $j of meetings) for codes ($4) and codes for terms, in names of 1XX and 7XX.',
  group: 'subfields',
  params: {
    add: choice({
      label: 'Do',
      choices: [
        { value: 'terms', label: 'Add terms from codes ($e from $4)' },
        { value: 'codes', label: 'Add codes from terms ($4 from $e)' },
        { value: 'both', label: 'Both' },
        { value: 'expand', label: 'Only write out abbreviated terms' },
      ],
      preset: 'terms',
    }),
  },
  examples: [
    {
      step: { add: 'codes' },
      before: ['=700  1\\$aDoe, Jane,$ejoint author.', '=711  2\\$aSymposium on Owls,$jhost institution.'],
      after: ['=700  1\\$aDoe, Jane,$eauthor.$4aut', '=711  2\\$aSymposium on Owls,$jhost institution.$4his'],
    },
  ],
  compile:
    ({ add }) =>
    (record) =>
      convertRelators(record, add),
})
