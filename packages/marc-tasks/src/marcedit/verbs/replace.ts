import { isTrue, recordCondition, searchKind, unknownOption, type VerbReader } from '../instruction.ts'

/** `REPLACE find by search condition search list`: in the text of the record, line by line; `/m` behind it: in all of it at once. */
export const replace: VerbReader = ([find = '', by = '', search, condition = '', conditionSearch, list]) => {
  const kind = searchKind(search)
  if (!kind) return unknownOption('REPLACE', search)
  const conditionKind = searchKind(conditionSearch)
  if (condition !== '' && !conditionKind) return unknownOption('REPLACE', conditionSearch)
  if (find === '') return 'REPLACE has nothing to find.'
  if (isTrue(list))
    return 'REPLACE takes its texts from a file on another computer; write the step replace-list with them.'
  const { text, flags } = kind.isPattern ? withoutFlags(find) : { text: find, flags: '' }
  const ignoreCase = kind.ignoreCase || flags.includes('i')
  return {
    do: 'replace-text',
    find: text,
    with: by,
    ...(kind.isPattern && { regex: true }),
    ...(ignoreCase && { ignoreCase }),
    ...(flags.includes('m') && { across: true }),
    ...(condition !== '' && conditionKind && { when: recordCondition(condition, conditionKind) }),
  }
}

/** `…/m`, `/…/m` and `/m…` are a regular expression with an option. */
function withoutFlags(find: string): { readonly text: string; readonly flags: string } {
  const [, text, flags = ''] = /^(.*?)\/([im]+)$/s.exec(find) ?? []
  if (text !== undefined) return { text: text.startsWith('/') ? text.slice(1) : text, flags }
  const [, first = '', rest] = /^\/([im]+)(?=[(=])(.*)$/s.exec(find) ?? []
  return { text: rest ?? find, flags: first }
}
