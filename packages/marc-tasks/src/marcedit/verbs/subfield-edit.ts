import { badTag, searchKind, tagOf, unknownOption, type VerbReader } from '../instruction.ts'

/**
 * `SUBFIELD_EDIT tag code find by option|search`: 0 replaces what is found, 102 sets the subfield and makes it where it is
 * missing, 101 makes it only where it is missing. `^b` to find puts before, `^e` behind, `^c` changes the code.
 */
export const subfieldEdit: VerbReader = ([tagColumn, codeColumn = '', find = '', by = '', options = '0|0']) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined) return badTag(tagColumn)
  const subfield = codeColumn.trim().replace(/^\$/, '')
  if (!/^[!-{}~]$/.test(subfield)) return `“${codeColumn}” is not the code of one subfield.`
  const [option = '', search = ''] = options.split('|').map((part) => part.trim())
  const kind = searchKind(search)
  if (!kind) return unknownOption('SUBFIELD_EDIT', options)
  const target = { tag, subfield }
  const searched = { ...(kind.isPattern && { regex: true }), ...(kind.ignoreCase && { ignoreCase: true }) }
  if (option === '101') return { do: 'set-subfield', ...target, value: by, existing: 'leave' }
  if (option === '102') {
    if (find === '') return { do: 'set-subfield', ...target, value: by }
    return { do: 'replace-in-subfield', ...target, find, with: by, whole: true, ...searched }
  }
  if (option !== '0' && option !== '') return unknownOption('SUBFIELD_EDIT', options)
  const special = kind.isPattern && find.length > 2 ? undefined : /^\^([bec])(.*)$/s.exec(find)
  if (special) return specialEdit(special[1] ?? '', special[2] ?? '', target, by)
  if (find === '') return emptyFind(target, by)
  if (kind.isPattern && subfield === '0' && find.startsWith('^') && /^1\d{3}/.test(by)) {
    // UNIMARC embeds a field in $1: with the code at the beginning of what is put in, the subfield gets that code.
    return { do: 'replace-in-subfield', ...target, find, with: by.slice(1), newCode: '1', ...searched }
  }
  return { do: 'replace-in-subfield', ...target, find, with: by, ...searched }
}

interface Target {
  readonly tag: string
  readonly subfield: string
}

function specialEdit(mark: string, rest: string, target: Target, by: string) {
  if (mark === 'b') return { do: 'add-to-subfield', ...target, before: by, ...(rest !== '' && { starting: rest }) }
  if (mark === 'e') return { do: 'add-to-subfield', ...target, after: by, ...(rest !== '' && { ending: rest }) }
  const to = by.trim().replace(/^\$/, '')
  if (!/^[!-~]$/.test(to)) return `“${by}” is not the code of a subfield.`
  return { do: 'change-subfield-code', ...target, to, ...(rest !== '' && { contains: `$${target.subfield}${rest}` }) }
}

/** With nothing to find, the whole text gives way; with nothing to put in its place either, nothing is done. */
function emptyFind(target: Target, by: string) {
  if (by === '') return { do: 'set-subfield', ...target, value: '', existing: 'leave', create: false }
  return { do: 'set-subfield', ...target, value: by, create: false }
}
