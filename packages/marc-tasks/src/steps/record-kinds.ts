import type { StepKind } from '../language/step-kind.ts'
import { blankLines } from './blank-lines.ts'
import { buildField006, buildField007, buildField008, publicationDates } from './build-fixed.ts'
import { changeCase } from './case.ts'
import { controlNumber } from './control-number.ts'
import { convertEncoding } from './convert-encoding.ts'
import { htmlEntities, stripTags } from './html.ts'
import { isbnPairs } from './isbn-pairs.ts'
import { languageCodes } from './language-codes.ts'
import { normalise } from './normalise.ts'
import { coordinates } from './coordinates.ts'
import { endMark, isbdAdd, isbdRemove } from './punctuation.ts'
import { rdaHelper } from './rda-helper.ts'
import { setLeader } from './set-leader.ts'
import { setPositions } from './set-positions.ts'
import { smartCharacters } from './smart-characters.ts'
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
  controlNumber,
  isbnPairs,
  languageCodes,
  coordinates,
  changeCase,
  trim,
  blankLines,
  smartCharacters,
  htmlEntities,
  stripTags,
  normalise,
  endMark,
  isbdRemove,
  isbdAdd,
  convertEncoding,
  rdaHelper,
]
