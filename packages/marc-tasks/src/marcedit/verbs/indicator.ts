import { badTag, tagOf, type VerbReader } from '../instruction.ts'

/** `INDICATOR tag old data new`: nothing for any, `*` for any one, `\` for a blank. */
export const indicator: VerbReader = ([tagColumn, old = '', data = '', to = '']) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined) return badTag(tagColumn)
  if (old.length > 2 || to.length > 2 || to === '') return `“${old}” and “${to}” are not indicators.`
  const [, pattern] = /^\/+(.*?)\/+$/s.exec(data) ?? []
  return {
    do: 'edit-indicators',
    tag,
    ...(old !== '' && { indicators: old.padEnd(2, '*') }),
    ...(data !== '' && (pattern === undefined ? { contains: data } : { matches: pattern })),
    to: to.padEnd(2, '*'),
  }
}
