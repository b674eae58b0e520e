import { formatFor } from '@carrel/marc-format'

/** What MARC 21 calls a field of a bibliographic record, or a subfield of it; empty for those that it does not know. */
export function fieldName(tag: string, code = ''): string {
  const field = formatFor('bibliographic').get(tag)
  return (code === '' ? field?.name : field?.subfields?.get(code)?.name) ?? ''
}
