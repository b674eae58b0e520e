import { badTag, searchKind, tagOf, unknownOption, wish, type VerbReader } from '../instruction.ts'

/** `SUBFIELD_REMOVE tag code find option|search`: 9 and 107 take the whole subfield, all or those that fit; 0 only the text. */
export const subfieldRemove: VerbReader = ([tagColumn, codeColumn = '', find = '', options = '0|0']) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined) return badTag(tagColumn)
  const subfield = codeColumn.trim().replaceAll('$', '')
  if (!/^[!-{}~]+$/.test(subfield)) return `“${codeColumn}” is not the code of a subfield.`
  const [option = '', search = ''] = options.split('|').map((part) => part.trim())
  const kind = searchKind(search)
  if (!kind || !['', '0', '9', '107'].includes(option)) return unknownOption('SUBFIELD_REMOVE', options)
  const isText = (option === '0' || option === '') && find !== ''
  return { do: 'delete-subfield', tag, subfield, ...wish(find, kind), ...(isText && { part: 'text' }) }
}
