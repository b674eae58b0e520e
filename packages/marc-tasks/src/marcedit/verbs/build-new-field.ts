import { readTemplate } from '../../template/read-template.ts'
import { isTrue, type VerbReader } from '../instruction.ts'

/** `buildnewfield template escape replace if-missing always`. */
export const buildNewField: VerbReader = ([template = '', escape, replace, ifMissing]) => {
  const field = template.startsWith('=') ? template : `=${template}`
  const read = readTemplate(field)
  if (typeof read === 'string') return read
  if (isTrue(escape)) return 'buildnewfield is to escape addresses (its first switch), which is not done here.'
  const existing = isTrue(replace) ? 'replace' : isTrue(ifMissing) ? 'leave' : 'keep'
  return { do: 'build-field', field, ...(existing !== 'keep' && { existing }) }
}
