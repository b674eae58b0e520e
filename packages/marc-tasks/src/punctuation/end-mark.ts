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

/**
 * The text without the marks at its end that lead over to what follows: `/`, `:`, `;`, `+` behind a blank, and commas.
 *
 * @param equals - `=` too, by which nothing else says that a title is parallel
 */
export function withoutLead(text: string, equals = false): string {
  const marks = equals ? '/:;+=' : '/:;+'
  let next = text.trimEnd()
  for (;;) {
    const last = next.at(-1) ?? ''
    const isLead = last === ',' || (last !== '' && marks.includes(last) && /\s/.test(next.at(-2) ?? ''))
    if (!isLead) return next.length === text.trimEnd().length ? text : next
    next = next.slice(0, -1).trimEnd()
  }
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
  return withText(field, last, `${withoutLead(text, true)}${mark}`)
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
