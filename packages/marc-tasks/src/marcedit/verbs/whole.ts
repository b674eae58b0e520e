import { rdaSwitches } from '../../rda/rda-switches.ts'
import type { VerbReader } from '../instruction.ts'

/** `SORTBY ALL` or `SORTBY 0XX`. Fields with the same tag keep their order, as its switches ask. */
export const sortBy: VerbReader = ([tags = '']) => {
  const wanted = tags.trim()
  if (wanted === '' || /^all$/i.test(wanted)) return { do: 'sort-fields', tags: 'all' }
  if (!/^[0-9xX*.]{3}$/.test(wanted)) return `“${tags}” is no kind of order that is known here.`
  return { do: 'sort-fields', tags: wanted }
}

/** `TASK_LIST` with the name of a task, or of its file. */
export const taskList: VerbReader = (columns, names) => {
  const called = columns
    .map((column) => column.trim())
    .filter((column) => column !== '' && !/^(?:true|false|\d+)$/i.test(column))
  const [first] = called
  if (first === undefined) return 'TASK_LIST names no task.'
  const known = called.map(names).find((name) => name !== undefined)
  return { do: 'run-task', task: known ?? first }
}

/** `RDAHELPER` with its 18 settings. */
export const rdaHelper: VerbReader = ([settings = '']) =>
  settings.includes('|') ? rdaSwitches(settings) : 'RDAHELPER has no settings.'

/** An instruction that is one step, whatever stands in its columns. */
export function plain(name: string): VerbReader {
  return () => ({ do: name })
}
