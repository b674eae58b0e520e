import { badTag, isTrue, tagOf, wish, type VerbReader } from '../instruction.ts'

/** `COPY from to delete-source find … regular-expression …`. */
export const copy: VerbReader = ([fromColumn, toColumn, move, find, fifth = '', isPattern, seventh = '']) => {
  const from = tagOf(fromColumn)
  const to = tagOf(toColumn)
  if (from === undefined) return badTag(fromColumn)
  if (to === undefined || !/^[0-9A-Za-z]{3}$/.test(to)) return badTag(toColumn)
  if (fifth !== '' || seventh !== '') {
    return `What “${fifth || seventh}” in column ${fifth === '' ? 7 : 5} of COPY means is not published: write the step copy-field in its place.`
  }
  const wanted = wish(find, { isPattern: isTrue(isPattern), ignoreCase: false })
  return { do: 'copy-field', from, to, ...wanted, ...(isTrue(move) && { move: true }) }
}
