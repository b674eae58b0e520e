import type { StepKind } from '../language/step-kind.ts'
import { addHeading } from './add-heading.ts'
import { addHeadingBeside } from './add-heading-beside.ts'
import { blankLines } from './blank-lines.ts'
import { buildField006 } from './build-006.ts'
import { buildField007 } from './build-007.ts'
import { buildField008 } from './build-008.ts'
import { changeCase } from './case.ts'
import { changeHeading } from './change-heading.ts'
import { controlNumber } from './control-number.ts'
import { convertEncoding } from './convert-encoding.ts'
import { coordinates } from './coordinates.ts'
import { fix } from './fix.ts'
import { flipName } from './flip-name.ts'
import { generateCallNumber } from './generate-call-number.ts'
import { generateCutter } from './generate-cutter.ts'
import { htmlEntities, mnemonics, stripTags } from './markup.ts'
import { isbnPairs } from './isbn-pairs.ts'
import { languageCodes } from './language-codes.ts'
import { linkHeadings } from './link-headings.ts'
import { mergeFields } from './merge-fields.ts'
import { normalise } from './normalise.ts'
import { publicationDates } from './publication-dates.ts'
import { addProxy, mendLinks, stripProxy } from './proxy.ts'
import { endMark, isbdAdd, isbdRemove } from './punctuation.ts'
import { rdaHelper } from './rda-helper.ts'
import { removeHeading } from './remove-heading.ts'
import { publicationStep, relators, resourceTypesStep, writeOut } from './rda-parts.ts'
import { setLeader } from './set-leader.ts'
import { setPositions } from './set-positions.ts'
import { smartCharacters } from './smart-characters.ts'
import { sortSubfields } from './sort-subfields.ts'
import { splitField } from './split-field.ts'
import { standardNumbers } from './standard-numbers.ts'
import { trim } from './trim.ts'

/**
 * The kinds of step that know what MARC 21 means beyond tags and codes: fixed fields, numbers, punctuation, headings and the
 * way from AACR2 to RDA; in the order in which a form offers them.
 */
export const recordKinds: readonly StepKind[] = [
  setPositions,
  setLeader,
  buildField006,
  buildField007,
  buildField008,
  publicationDates,
  addHeading,
  changeHeading,
  addHeadingBeside,
  removeHeading,
  linkHeadings,
  mergeFields,
  splitField,
  sortSubfields,
  flipName,
  changeCase,
  addProxy,
  stripProxy,
  mendLinks,
  controlNumber,
  isbnPairs,
  standardNumbers,
  languageCodes,
  coordinates,
  generateCallNumber,
  generateCutter,
  trim,
  blankLines,
  smartCharacters,
  htmlEntities,
  stripTags,
  mnemonics,
  normalise,
  endMark,
  isbdRemove,
  isbdAdd,
  fix,
  convertEncoding,
  resourceTypesStep,
  publicationStep,
  writeOut,
  relators,
  rdaHelper,
]
