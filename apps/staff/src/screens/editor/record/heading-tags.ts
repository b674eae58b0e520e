import type { HeadingKind } from '../../../../../server/src/modules/authorities/contract.ts'

/** Which headings stand in a field: names in 1XX, 7XX and 8XX, subjects in 6XX, genres in 655, titles of works. */
export function headingKindOf(tag: string): HeadingKind | undefined {
  if (/^[178](00|10|11)$/.test(tag)) return 'name'
  if (/^(130|240|730|830)$/.test(tag)) return 'title'
  if (tag === '655') return 'genre'
  return /^6(00|10|11|30|47|48|50|51)$/.test(tag) ? 'subject' : undefined
}

/** True for a field that holds a heading. */
export function isHeadingTag(tag: string): boolean {
  return headingKindOf(tag) !== undefined
}
