import { badTag, searchKind, tagOf, unknownOption, type VerbReader } from '../instruction.ts'

/** `EDITFIELD tag find search by position:length`. */
export const editFieldText: VerbReader = ([tagColumn, find = '', search, by = '', slice = '']) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined) return badTag(tagColumn)
  const kind = searchKind(search)
  if (!kind) return unknownOption('EDITFIELD', search)
  const [, position, length] = /^(\d+)(?:[:,](\d+))?$/.exec(slice.trim()) ?? []
  if (slice.trim() !== '' && position === undefined) return `“${slice}” is not a position and a length, such as 5:1.`
  if (find === '' && by === '' && position === undefined) return 'EDITFIELD has nothing to find.'
  return {
    do: 'edit-field',
    tag,
    find,
    with: by,
    ...(kind.isPattern && { regex: true }),
    ...(kind.ignoreCase && { ignoreCase: true }),
    ...(position !== undefined && { position: Number(position) }),
    ...(length !== undefined && Number(length) > 0 && { length: Number(length) }),
  }
}
