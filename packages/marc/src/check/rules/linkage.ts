import { mapSubfields } from '../../edit/edit-field.ts'
import { mapFields } from '../../edit/edit-record.ts'
import type { DataField, Field } from '../../record/field.ts'
import { Trait } from '../field-traits.ts'
import type { CheckedRecord, Fix, Report, Rule, RuleGroup } from '../rule.ts'

/** One end of a link between a field and its form in another script. */
interface Link {
  readonly field: DataField
  /** The tag that the link points to. */
  readonly to: string
  /** Two figures; `00` when there is no partner. */
  readonly number: string
}

/** A field in another script (880) and the field that it belongs to point to each other by $6 (MARC 21 appendix A). */
const linkageRule: Rule = (checked, report) => {
  if (checked.dialect === 'unimarc') return
  const alternates = linksIn(checked.fieldsOf('880'), report)
  const regulars = linksIn(
    checked.fieldsWith(Trait.link).filter(({ tag }) => tag !== '880'),
    report,
  ).filter((link) => link.to === '880')
  if (alternates.length === 0 && regulars.length === 0) return

  const wanted = new Map<string, Link[]>()
  for (const link of regulars) add(wanted, `${link.field.tag}-${link.number}`, link)
  const given = new Map<string, Link[]>()
  for (const link of alternates) if (link.number !== '00') add(given, `${link.to}-${link.number}`, link)

  for (const [key, links] of given) {
    const [first, second] = links
    if (first && !wanted.has(key)) {
      const message = `880 belongs to ${key}, but no field ${first.to} has $6 880-${first.number}.`
      report({ code: 'linkage-missing', message, field: first.field, subfield: '6' })
    }
    if (second && links.some(({ field }) => scriptOf(field) === scriptOf(second.field) && field !== second.field)) {
      const message = `${links.length} fields 880 belong to ${key}; which one is meant is not clear.`
      report({ code: 'linkage-ambiguous', message, field: second.field, subfield: '6' })
    }
  }
  for (const [key, [link]] of wanted) {
    if (!link || link.number === '00' || given.has(key)) continue
    const message = `${link.field.tag} has $6 880-${link.number}, but no 880 has $6 ${key}.`
    report({ code: 'linkage-missing', message, field: link.field, subfield: '6' })
  }
}

/** Pairs that $6 has numbers for: they are two digits, and 00 stands for none. */
const mostPairs = 99

/** One number for two pairs of different fields: allowed by no one, understood by some. */
const reuseRule: Rule = (checked, report) => {
  const tags = new Map<string, Set<string>>()
  for (const { to, number } of pairedLinks(checked)) {
    const known = tags.get(number)
    if (known) known.add(to)
    else tags.set(number, new Set([to]))
  }
  const pairs = [...tags.values()].reduce((sum, those) => sum + those.size, 0)
  for (const [number, those] of tags) {
    if (those.size < 2) continue
    const said = `The number ${number} links fields 880 with several others (${[...those].join(', ')}); each pair has its own.`
    const message = pairs > mostPairs ? `${said} There are ${pairs} pairs, and $6 has numbers for ${mostPairs}.` : said
    const field = pairedLinks(checked).find((link) => link.number === number)?.field
    report({ code: 'linkage-reused', message, field, subfield: '6', ...(pairs > mostPairs && { fixable: false }) })
  }
}

/** Links of 880 that have a partner. */
function pairedLinks(checked: CheckedRecord): Link[] {
  if (checked.dialect === 'unimarc' || checked.fieldsOf('880').length === 0) return []
  const silent = (): void => undefined
  const regulars = linksIn(
    checked.fieldsWith(Trait.link).filter(({ tag }) => tag !== '880'),
    silent,
  )
  return linksIn(checked.fieldsOf('880'), silent).filter(
    ({ to, number }) =>
      number !== '00' && regulars.some((link) => link.to === '880' && link.field.tag === to && link.number === number),
  )
}

/** What an 880 says of its script behind its number; the same text in two scripts belongs to one field twice. */
function scriptOf(field: DataField): string {
  return /\/(.+)$/.exec(field.subfields.find(({ code }) => code === '6')?.value ?? '')?.[1] ?? ''
}

/** New numbers for all pairs, in the order of the record; what has no partner keeps its number as far as it is free. */
const renumber: Fix = (checked) => {
  const numbers = new Map<string, string>()
  const key = (tag: string, number: string): string => `${tag}-${number}`
  for (const field of checked.fields) {
    const link = field.kind === 'data' ? linkOf(field) : undefined
    if (!link || link.number === '00') continue
    const pair = field.tag === '880' ? key(link.to, link.number) : key(field.tag, link.number)
    if (field.tag !== '880' && link.to !== '880') continue
    if (!numbers.has(pair)) numbers.set(pair, String(numbers.size + 1).padStart(2, '0'))
  }
  if (numbers.size > mostPairs) return checked.record
  return mapFields(
    checked.record,
    (field) => field.kind === 'data' && linkOf(field) !== undefined,
    (field) => {
      if (field.kind !== 'data') return field
      return mapSubfields(field, '6', (value) => {
        const [, to = '', number = '', rest = ''] = /^\s*(\d{3})-(\d{2})(.*)$/s.exec(value) ?? []
        const next = numbers.get(field.tag === '880' ? key(to, number) : key(field.tag, number))
        return next === undefined || (field.tag !== '880' && to !== '880') ? value : `${to}-${next}${rest}`
      })
    },
  )
}

function linkOf(field: DataField): { readonly to: string; readonly number: string } | undefined {
  const text = field.subfields.find(({ code }) => code === '6')?.value
  const match = text === undefined ? undefined : /^(\d{3})-(\d{2})(?:\/|$)/.exec(text.trim())
  return match ? { to: match[1] ?? '', number: match[2] ?? '' } : undefined
}

function linksIn(fields: readonly Field[], report: Report): Link[] {
  const links: Link[] = []
  for (const field of fields) {
    if (field.kind !== 'data') continue
    const text = field.subfields.find(({ code }) => code === '6')?.value
    if (text === undefined && field.tag !== '880') continue
    const link = linkOf(field)
    if (link) links.push({ field, ...link })
    else if (field.tag === '880' || text?.startsWith('880')) {
      const what = text === undefined ? 'has no $6' : `has $6 "${text}", which is no link`
      report({
        code: 'linkage-invalid',
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

/** Fields in other scripts and their partners. */
export const linkageGroup: RuleGroup = { rules: [linkageRule, reuseRule], fixes: { 'linkage-reused': renumber } }
