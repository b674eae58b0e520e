import { badTag, isTrue, searchKind, tagOf, unknownOption, wish, type VerbReader } from '../instruction.ts'

/** `DELETE tag data search …`: the second of five switches deletes the fields that do not fit. */
export const deleteFields: VerbReader = ([tagColumn, data = '', search, ...switches]) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined) return badTag(tagColumn)
  const kind = searchKind(search)
  if (!kind) return unknownOption('DELETE', search)
  const [first, not, ...others] = switches.map(isTrue)
  if (first === true || others.includes(true)) {
    const place = first === true ? 1 : others.indexOf(true) + 3
    return `What switch ${place} of DELETE means is not published: write the step delete-field in its place.`
  }
  return { do: 'delete-field', tag, ...wish(data, kind), ...(not === true && { not }) }
}
