import type { MarcRecord } from '@carrel/marc'
import { recordKind } from '@carrel/marc'
import { choice, flag, tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { addCharacteristics } from '../rda/characteristics.ts'
import { addResourceTypes } from '../rda/add-resource-types.ts'
import { codeFormOfItem } from '../rda/code-form-of-item.ts'
import { expandCollectiveTitles } from '../rda/collective-titles.ts'
import { convertPublication } from '../rda/convert-publication.ts'
import { convertRelators } from '../rda/convert-relators.ts'
import { deleteDesignation } from '../rda/delete-designation.ts'
import { sayConventions } from '../rda/describing-conventions.ts'
import { expandAbbreviations } from '../rda/expand-abbreviations.ts'
import { expandLatin } from '../rda/expand-latin.ts'
import { expandHeadings } from '../rda/heading-words.ts'
import { splitDissertation } from '../rda/split-dissertation.ts'
import { splitQualifiers } from '../rda/split-qualifiers.ts'
import { addWorkAttributes } from '../rda/work-attributes.ts'
import { rdaExamples } from './rda-helper-examples.ts'

/** Where AACR2 abbreviated; contents, summaries and quotations (505, 510, 520) are others' words. */
const abbreviated = '020 245 250 255 260 264 300 500 504 515 525 530 533 534 546 550 555 580 588'

/** Brings a bibliographic record described by AACR2 towards RDA. */
export const rdaHelper = stepKind({
  name: 'rda-helper',
  title: 'RDA helper',
  help: 'Brings records described by AACR2 towards RDA, part by part. Authority and holdings records stay as they are.',
  group: 'whole',
  params: {
    types: flag({ label: 'Content, media and carrier type (336, 337, 338)', preset: true }),
    form: flag({ label: 'Form of item in 008 as the carrier says, where it is blank', preset: false }),
    designation: flag({ label: 'Delete the designation of material (245 $h)', preset: true }),
    conventions: flag({ label: 'Say that it follows RDA (040 $e, leader/18)', preset: true }),
    language: text({
      label: 'Language of cataloguing',
      help: 'A code such as eng, for 040 $b where there is none.',
      preset: '',
    }),
    publication: flag({ label: 'Publication: 260 to 264, copyright dates apart', preset: true }),
    copyright: choice({
      label: 'Copyright dates',
      choices: [
        { value: 'sign', label: 'with the sign: ©1999' },
        { value: 'word', label: 'with the word: copyright 1999' },
      ],
      preset: 'sign',
    }),
    qualifiers: flag({ label: 'Qualifiers of standard numbers in $q (015, 020, 024, 027)', preset: false }),
    abbreviations: flag({ label: 'Write out abbreviations', preset: true }),
    tags: tagList({ label: 'Abbreviations in', preset: abbreviated }),
    latin: flag({ label: 'Write out [et al.]', preset: true }),
    dissertation: flag({ label: 'Part notes on dissertations (502)', preset: true }),
    headings: flag({ label: 'Write out abbreviations in headings', preset: false }),
    collective: flag({ label: 'Selections as Works. Selections (240)', preset: false }),
    relators: choice({
      label: 'Relators',
      choices: [
        { value: 'leave', label: 'Leave them' },
        { value: 'expand', label: 'Write out abbreviated terms ($e)' },
        { value: 'terms', label: 'Add terms from codes ($e from $4)' },
        { value: 'codes', label: 'Add codes from terms ($4 from $e)' },
        { value: 'both', label: 'Both' },
      ],
      preset: 'expand',
    }),
    characteristics: flag({ label: 'Sound, video and digital file (344 to 347)', preset: true }),
    work: flag({ label: 'Form, medium, number and key of the work (380, 382 to 384)', preset: false }),
  },
  examples: rdaExamples,
  compile: (wanted) => {
    if (wanted.language !== '' && !/^[a-z]{3}$/.test(wanted.language))
      return 'The language of cataloguing must be a MARC code of three small letters, such as eng.'
    // What is to be found out from the designation and from 260 comes before they go.
    const parts: readonly (false | ((record: MarcRecord) => MarcRecord))[] = [
      wanted.form && codeFormOfItem,
      wanted.types && addResourceTypes,
      wanted.designation && deleteDesignation,
      wanted.publication && ((record) => convertPublication(record, { copyright: wanted.copyright })),
      wanted.latin && expandLatin,
      wanted.qualifiers && splitQualifiers,
      wanted.abbreviations &&
        ((record) => expandAbbreviations(record, { tags: wanted.tags, language: wanted.language })),
      wanted.dissertation && splitDissertation,
      wanted.headings && expandHeadings,
      wanted.collective && expandCollectiveTitles,
      (record) => convertRelators(record, wanted.relators),
      wanted.characteristics && addCharacteristics,
      wanted.work && addWorkAttributes,
      (record) => sayConventions(record, { rda: wanted.conventions, language: wanted.language }),
    ]
    return (record) =>
      recordKind(record.leader) === 'bibliographic'
        ? parts.reduce((edited, part) => (part === false ? edited : part(edited)), record)
        : record
  },
})
