import { withSubfields, type DataField, type Subfield } from '@carrel/marc'
import { withEndMark, withoutEndMark, withoutLead } from './end-mark.ts'
import { controlCodes, endedTags, isbdMarks } from './isbd.data.ts'

const marks = new Map<string, string>()
for (const line of isbdMarks.trim().split('\n')) {
  const [, tag = '', codes = '', mark = ''] = /^(\d{3}) (\S+) (.+)$/.exec(line) ?? []
  marks.set(`${tag} ${codes}`, mark)
}

/**
 * The field without the marks of ISBD at the ends of its subfields and without its full stop (PCC guidelines for records without
 * terminal periods and medial punctuation): `=` stays, as nothing else says that a title is parallel.
 */
export function withoutIsbd(field: DataField): DataField {
  // What a mark hid may be one too: “1989. ,”.
  const next = withoutOneMark(field)
  return next === field ? field : withoutIsbd(next)
}

function withoutOneMark(field: DataField): DataField {
  const subfields = field.subfields
  const last = subfields.findLastIndex(({ code }) => !controlCodes.includes(code))
  const next = subfields.map((subfield, index) => {
    if (controlCodes.includes(subfield.code) || subfield.code === '') return subfield
    return without(subfield, index < last ? subfields[index + 1] : undefined, field.tag)
  })
  const isSame = next.every((each, index) => each === subfields[index])
  return withoutEndMark(isSame ? field : withSubfields(field, next))
}

function without(subfield: Subfield, next: Subfield | undefined, tag: string): Subfield {
  const value = /\s=\s*$/.test(subfield.value) ? subfield.value : withoutLead(subfield.value)
  // The full stop before a part is a mark too, that of an abbreviation is not.
  const isPart = next !== undefined && markFor(tag, subfield.code, next.code, false) === '.'
  const plain = isPart && /[\p{L}\p{N})]{3}\.$/u.test(value) ? value.slice(0, -1) : value
  return plain === subfield.value ? subfield : { code: subfield.code, value: plain }
}

/** The field with the marks of ISBD between its subfields and a full stop at its end; marks that are there already stay. */
export function withIsbd(field: DataField): DataField {
  const seen = new Set<string>()
  const subfields = field.subfields
  const text = subfields.filter(({ code, value }) => code !== '' && !controlCodes.includes(code) && value.trim() !== '')
  const followers = new Map(text.map((subfield, index) => [subfield, text[index + 1]]))
  const next = subfields.map((subfield) => {
    const follower = followers.get(subfield)
    if (!followers.has(subfield)) return subfield
    seen.add(subfield.code)
    if (!follower) return subfield
    const mark = markFor(field.tag, subfield.code, follower.code, seen.has(follower.code))
    return mark === undefined ? subfield : led(subfield, mark)
  })
  const marked = next.every((each, index) => each === subfields[index]) ? field : withSubfields(field, next)
  // A copyright date is no sentence (264 _4).
  const isEnded = endedTags.includes(field.tag) && !(field.tag === '264' && field.indicators[1] === '4')
  return isEnded ? withEndMark(marked) : marked
}

function markFor(tag: string, code: string, following: string, isRepeated: boolean): string | undefined {
  const repeated = isRepeated ? marks.get(`${tag} ${following}+`) : undefined
  return marks.get(`${tag} ${code}${following}`) ?? repeated ?? marks.get(`${tag} ${following}`)
}

function led(subfield: Subfield, mark: string): Subfield {
  const text = subfield.value.trimEnd()
  if (/\s[/:;=+]$|,$/.test(text) || (mark === '.' && /[.?!]$/.test(text)) || text.endsWith(mark.trim())) return subfield
  return { code: subfield.code, value: `${text}${mark}` }
}
