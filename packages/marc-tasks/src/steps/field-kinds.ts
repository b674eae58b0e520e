import type { StepKind } from '../language/step-kind.ts'
import { addField } from './add-field.ts'
import { addToSubfield } from './add-to-subfield.ts'
import { buildField } from './build-field.ts'
import { changeSubfieldCode } from './change-subfield-code.ts'
import { copyField } from './copy-field.ts'
import { dedupeFields } from './dedupe-fields.ts'
import { deleteField } from './delete-field.ts'
import { deleteSubfield } from './delete-subfield.ts'
import { editField } from './edit-field.ts'
import { editIndicators } from './edit-indicators.ts'
import { moveSubfield } from './move-subfield.ts'
import { replaceInSubfield } from './replace-in-subfield.ts'
import { replaceList } from './replace-list.ts'
import { replaceText } from './replace-text.ts'
import { setSubfield } from './set-subfield.ts'
import { sortFields } from './sort-fields.ts'
import { swapFields } from './swap-fields.ts'
import { swapSubfields } from './swap-subfields.ts'

/**
 * The kinds of step that need to know no more of MARC than tags, indicators, codes and texts; in the order in which a form
 * offers them.
 */
export const fieldKinds: readonly StepKind[] = [
  addField,
  deleteField,
  editField,
  copyField,
  swapFields,
  buildField,
  editIndicators,
  dedupeFields,
  setSubfield,
  replaceInSubfield,
  addToSubfield,
  deleteSubfield,
  changeSubfieldCode,
  swapSubfields,
  moveSubfield,
  replaceText,
  replaceList,
  sortFields,
]
