import type { DataField } from '../../record/field.ts'
import type { CheckedRecord, Report, Rule } from '../rule.ts'

/** One end of a link between a field and its form in another script. */
interface Link {
  readonly field: DataField
  /** The tag that the link points to. */
  readonly to: string
  /** Two figures; `00` when there is no partner. */
  readonly number: string
}

/** A field in another script (880) and the field that it belongs to point to each other by $6 (MARC 21 appendix A). */
export const linkageRule: Rule = (checked, report) => {
  if (checked.dialect === 'unimarc') return
  const alternates = linksIn(checked, (tag) => tag === '880', report)
  const regulars = linksIn(checked, (tag) => tag !== '880', report).filter((link) => link.to === '880')
  if (alternates.length === 0 && regulars.length === 0) return

  const wanted = new Map<string, Link[]>()
  for (const link of regulars) add(wanted, `${link.field.tag}-${link.number}`, link)
  const given = new Map<string, Link[]>()
  for (const link of alternates) if (link.number !== '00') add(given, `${link.to}-${link.number}`, link)

  for (const [key, links] of given) {
    const [first, second] = links
    if (first && !wanted.has(key)) {
      const message = `880 belongs to ${key}, but no field ${first.to} has $6 880-${first.number}.`
      report({ code: 'linkage-missing', severity: 'warning', message, field: first.field, subfield: '6' })
    }
    if (second) {
      const message = `${links.length} fields 880 belong to ${key}; which one is meant is not clear.`
      report({ code: 'linkage-ambiguous', severity: 'warning', message, field: second.field, subfield: '6' })
    }
  }
  for (const [key, [link]] of wanted) {
    if (!link || link.number === '00' || given.has(key)) continue
    const message = `${link.field.tag} has $6 880-${link.number}, but no 880 has $6 ${key}.`
    report({ code: 'linkage-missing', severity: 'warning', message, field: link.field, subfield: '6' })
  }
}

function linksIn(checked: CheckedRecord, isMeant: (tag: string) => boolean, report: Report): Link[] {
  const links: Link[] = []
  for (const field of checked.fields) {
    if (field.kind !== 'data' || !isMeant(field.tag)) continue
    const text = field.subfields.find(({ code }) => code === '6')?.value
    const match = text === undefined ? undefined : /^(\d{3})-(\d{2})(?:\/|$)/.exec(text.trim())
    if (match) links.push({ field, to: match[1] ?? '', number: match[2] ?? '' })
    else if (field.tag === '880' || text?.startsWith('880')) {
      const what = text === undefined ? 'has no $6' : `has $6 "${text}", which is no link`
      report({
        code: 'linkage-invalid',
        severity: 'warning',
        message: `Field ${field.tag} ${what}.`,
        field,
        subfield: '6',
      })
    }
  }
  return links
}

function add(map: Map<string, Link[]>, key: string, link: Link): void {
  const list = map.get(key)
  if (list) list.push(link)
  else map.set(key, [link])
}
