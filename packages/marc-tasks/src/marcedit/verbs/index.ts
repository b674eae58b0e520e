import type { VerbReader } from '../instruction.ts'
import { add } from './add.ts'
import { buildNewField } from './build-new-field.ts'
import { copy } from './copy.ts'
import { deleteFields } from './delete.ts'
import { editFieldText } from './edit-field.ts'
import { indicator } from './indicator.ts'
import { replace } from './replace.ts'
import { subfieldEdit } from './subfield-edit.ts'
import { subfieldRemove } from './subfield-remove.ts'
import { plain, rdaHelper, sortBy, taskList } from './whole.ts'

/** The verbs of MarcEdit's tasks. */
export const verbs: ReadonlyMap<string, VerbReader> = new Map([
  ['ADD', add],
  ['DELETE', deleteFields],
  ['REPLACE', replace],
  ['SUBFIELD_EDIT', subfieldEdit],
  ['SUBFIELD_REMOVE', subfieldRemove],
  ['BUILDNEWFIELD', buildNewField],
  ['COPY', copy],
  ['EDITFIELD', editFieldText],
  ['INDICATOR', indicator],
  ['SORTBY', sortBy],
  ['TASK_LIST', taskList],
  ['TASKLIST', taskList],
  ['RDAHELPER', rdaHelper],
  ['CLEANSMARTCHARACTERS', plain('smart-characters')],
  ['REPLACEHTMLENTITIES', plain('html-entities')],
  ['REMOVEISBD', plain('isbd-remove')],
  ['REMOVEBLANKLINES', plain('blank-lines')],
])
