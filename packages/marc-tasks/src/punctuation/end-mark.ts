import { withSubfields, type DataField, type Subfield } from '@carrel/marc'
import { controlCodes } from './isbd.data.ts'

/** Abbreviations whose full stop is theirs, not the field’s. */
const shortened =
  /(?:^|[\s([.-])(?:\p{L}{1,2}|\p{Lu}\.\p{Lu}|etc|vol|vols|no|nos|ed|eds|rev|ill|dept|inc|ltd|co|corp|univ|bros|assn|bd|aufl|jr|sr|prof|jan|feb|mar|apr|aug|sept|oct|nov|dec|cm|pp|cent|ca|fl|min|hr|sec|in|ft|arr|op|acc|vs|suppl|pt|pts|introd|chap|sec|fig|figs|ser|govt|mss|n\.d|u\.s|ph\. ?d)\.$/iu

/** The last subfield that has text of the field; undefined when there is none. */
export function lastText(field: DataField, ignored = controlCodes): Subfield | undefined {
  return field.subfields.findLast(({ code, value }) => code !== '' && !ignored.includes(code) && value.trim() !== '')
}

/** Whether a text ends with a mark that ends a field, brackets and quotation marks around it looked through. */
export function endsWithMark(text: string): boolean {
  return /[.!?…][)\]"'’”]*$|-$|[>\]]$/.test(text.trimEnd())
}

/** The field with a full stop at its end where it has no end mark: after quotation marks and parentheses too. */
export function withEndMark(field: DataField, mark = '.', ignored = controlCodes): DataField {
  const last = lastText(field, ignored)
  if (!last) return field
  const text = last.value.trimEnd()
  // A stop within quotation marks is enough; a second one behind them goes.
  const doubled = /[.!?]["'’”]\.$/.test(text)
  if (doubled) return withText(field, last, text.slice(0, -1))
  if (endsWithMark(text)) return field
  // What led over to something that is not there any more gives way.
  return withText(field, last, `${text.replace(/(?:\s+[:;/=+]|\s*,)$/, '')}${mark}`)
}

/** The field without the full stop at its end, unless it belongs to an abbreviation or an initial, or is one of three. */
export function withoutEndMark(field: DataField, ignored = controlCodes): DataField {
  const last = lastText(field, ignored)
  if (!last) return field
  const text = last.value.trimEnd()
  if (!text.endsWith('.') || /\. ?\.$/.test(text) || shortened.test(text)) return field
  return withText(field, last, text.slice(0, -1))
}

function withText(field: DataField, subfield: Subfield, value: string): DataField {
  return withSubfields(
    field,
    field.subfields.map((each) => (each === subfield ? { code: each.code, value } : each)),
  )
}
