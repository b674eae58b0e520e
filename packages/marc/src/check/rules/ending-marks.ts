import type { DataField } from '../../record/field.ts'
import { subfieldsFix } from '../fix.ts'
import { ending, type CheckedRecord, type Rule, type RuleGroup } from '../rule.ts'

/** Notes that are sentences, and fields that ISBD closes with a full stop. */
const closed = new Set(
  '245 250 254 500 501 502 504 505 507 508 511 513 515 518 520 525 530 533 534 545 546 547 550 580 586'.split(' '),
)
/** Subfields that end no text: links, sources, institutions, addresses, and what stands behind the text. */
const apart = /^[0-9wux]$/

/**
 * Fields end with the mark that ISBD and the rules for notes give them (MARC 21, input conventions of the fields). Only where
 * leader/18 says that punctuation is given; where it says that it is left out, nothing leads over to the next subfield.
 */
const endingRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc' || checked.punctuation === 'unknown') return
  const isGiven = checked.punctuation === 'given'
  for (const field of checked.fields) {
    if (field.kind !== 'data') continue
    if (!isGiven) {
      const left = field.tag >= '245' && field.tag <= '300' ? leadingOver(field) : undefined
      if (left === undefined) continue
      const message = `Leader/18 says that ISBD punctuation is left out, but ${field.tag} $${left.code} ends "${ending(left.value)}".`
      report({ code: 'isbd-mark', message, field, subfield: left.code })
      continue
    }
    if (!closed.has(field.tag)) continue
    const last = lastText(field)
    if (last === undefined) continue
    const { code, value } = last
    const wanted = rightEnding(value, field, checked)
    if (wanted === value) continue
    const what = wanted.length > value.length ? 'should end with a full stop' : 'has a full stop too many at its end'
    const message = `${field.tag} ${what}: "${ending(value)}".`
    report({ code: 'ending-mark', message, field, subfield: code })
  }
}

function lastText({
  subfields,
}: DataField): { readonly code: string; readonly value: string; readonly at: number } | undefined {
  for (let at = subfields.length - 1; at >= 0; at--) {
    const { code = '', value = '' } = subfields[at] ?? {}
    if (!apart.test(code) && value.trim() !== '') return { code, value, at }
  }
  return undefined
}

/** The text as it should end; the text itself when it does. */
function rightEnding(value: string, { tag, subfields, indicators }: DataField, checked: CheckedRecord): string {
  const text = value.trimEnd()
  // What is closed by a stop inside quotation marks needs none behind them.
  if (/[^.][.?!]["”»]\.$/u.test(text)) return text.slice(0, -1)
  if (/[.?!…\-–—]$/u.test(text) || /[.?!…]["'”’»)\]]+$/u.test(text)) return value
  // Contents that go on ("partial", "incomplete") and marks that lead over are not for this rule.
  if (/[:;,=/&+|]$/.test(text) || (tag === '505' && /[12]/.test(indicators.charAt(0)))) return value
  // The end of a note that is an address, a number or a quotation of another language is nobody's business.
  if (tag !== '245' && (/https?:\S+$|[)\]>]$|\d$/u.test(text) || checked.agencyLanguage !== 'eng')) return value
  if (tag !== '245' && !/\p{L}["”’»']?$/u.test(text)) return value
  // In a title the medium is followed by what it leads over to.
  if (tag === '245' && subfields.at(-1)?.code === 'h') return value
  return `${text}.`
}

const marksBefore = / [:;/=]$|(?<=\p{L}{3}),$/u

function leadingOver({ subfields, tag }: DataField): DataField['subfields'][number] | undefined {
  if (!['245', '250', '260', '264', '300'].includes(tag)) return undefined
  return subfields.find(({ code, value }) => !apart.test(code) && marksBefore.test(value.trimEnd()))
}

const close = subfieldsFix((subfields, field, checked) => {
  const last = lastText(field)
  if (!last) return subfields
  return subfields.with(last.at, { code: last.code, value: rightEnding(last.value, field, checked) })
})

const dropLeading = subfieldsFix((subfields) =>
  subfields.map(({ code, value }) => ({
    code,
    value: apart.test(code) ? value : value.trimEnd().replace(marksBefore, '').trimEnd(),
  })),
)

/** Marks at the end of fields. */
export const endingGroup: RuleGroup = { rules: [endingRule], fixes: { 'ending-mark': close, 'isbd-mark': dropLeading } }
