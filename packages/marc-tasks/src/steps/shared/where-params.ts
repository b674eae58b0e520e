import { tagList, text } from '../../language/param.ts'

/** The two parameters of steps that change texts wherever they stand: tags and codes of subfields. */
export function whereParams(tags = '***', codes = '') {
  return {
    tags: tagList({ label: 'Tags', help: 'Tags or patterns such as 245 5XX; *** is every field.', preset: tags }),
    codes: text({ kind: 'codes', label: 'Subfields', help: 'Codes such as ab; all when empty.', preset: codes }),
  }
}
