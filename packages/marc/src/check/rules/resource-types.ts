import { codeList, type CodeListName } from '@carrel/marc-format'
import type { DataField, Subfield } from '../../record/field.ts'
import { subfieldsFix } from '../fix.ts'
import { excerpt, type CheckedRecord, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** Which list 336, 337 and 338 take their terms from, and the code that names it in $2. */
const lists: Readonly<Record<string, { readonly list: CodeListName; readonly source: string }>> = {
  '336': { list: 'content', source: 'rdacontent' },
  '337': { list: 'media', source: 'rdamedia' },
  '338': { list: 'carriers', source: 'rdacarrier' },
}

/** Content, media and carrier types are terms and codes of RDA that mean the same, and carriers fit their media. */
const resourceTypeRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  for (const tag of ['336', '337', '338']) {
    for (const field of checked.dataFieldsOf(tag)) if (isOfRda(field)) checkType(field, checked, report)
  }
  checkCarriers(checked, report)
}

/** Terms of other vocabularies are not judged. A field without source is taken for one of RDA. */
function isOfRda({ subfields }: DataField): boolean {
  const source = subfields.find(({ code }) => code === '2')?.value.trim()
  return source === undefined || source.startsWith('rda')
}

function checkType(field: DataField, checked: CheckedRecord, report: Report): void {
  const { tag, subfields } = field
  const wanted = lists[tag]
  if (!wanted) return
  const known = codeList(wanted.list)
  const terms = subfields.filter(({ code }) => code === 'a')
  const codes = subfields.filter(({ code }) => code === 'b')
  const source = subfields.find(({ code }) => code === '2')?.value.trim()
  if (source !== undefined && source !== wanted.source && !source.startsWith(`${wanted.source}/`)) {
    const message = `${tag} $2 is "${excerpt(source)}"; terms of ${tag} are from "${wanted.source}".`
    report({ code: 'type-source', message, field, subfield: '2' })
  }
  for (const { value } of codes) {
    if (known.has(value.trim())) continue
    const message = `"${excerpt(value)}" in ${tag} $b is no code of ${wanted.source}.`
    report({ code: 'type-code-unknown', message, field, subfield: 'b' })
  }
  const [term] = terms
  const [code] = codes
  if (terms.length > 1 || codes.length > 1 || (!term && !code)) return
  const meant = code && known.get(code.value.trim())
  const named = term && codeOf(wanted.list, term.value)
  if (term && code && meant && named !== undefined && named !== meant.code) {
    const message = `${tag} says "${excerpt(term.value)}" in $a, but "${meant.name}" (${meant.code}) in $b.`
    report({ code: 'type-disagreement', message, field, subfield: 'b' })
  } else if (term && !code && named !== undefined) {
    const message = `${tag} has the term "${excerpt(term.value)}" without its code ($b ${named}).`
    report({ code: 'type-code-missing', message, field, subfield: 'b' })
  } else if (meant && !term && checked.agencyLanguage === 'eng') {
    const message = `${tag} has the code "${meant.code}" without its term ($a ${meant.name}).`
    report({ code: 'type-term-missing', message, field, subfield: 'a' })
  }
}

const byTerm = new Map<CodeListName, ReadonlyMap<string, string>>()

function codeOf(list: CodeListName, term: string): string | undefined {
  let names = byTerm.get(list)
  if (!names) {
    names = new Map([...codeList(list).values()].map(({ code, name }) => [name, code]))
    byTerm.set(list, names)
  }
  return names.get(term.trim().toLowerCase())
}

/** Every carrier is one of a medium that the record names. */
function checkCarriers({ dataFieldsOf }: CheckedRecord, report: Report): void {
  const media = codesOf(dataFieldsOf('337'))
  if (media.length === 0) return
  for (const field of dataFieldsOf('338')) {
    if (!isOfRda(field)) continue
    for (const carrier of codesOf([field])) {
      const medium = codeList('carriers').has(carrier) ? mediumOf(carrier) : undefined
      if (medium === undefined || media.includes(medium) || media.includes('z') || media.includes('x')) continue
      const names = `"${codeList('carriers').get(carrier)?.name}" (338) is of the medium "${codeList('media').get(medium)?.name}"`
      const message = `${names}, which no 337 names.`
      report({ code: 'carrier-mismatch', message, field, subfield: 'b' })
      return
    }
  }
}

/** The medium of a carrier: the first letter of its code, but for film. Undefined for an unspecified one. */
export function mediumOf(carrier: string): string | undefined {
  if (carrier === 'zu') return undefined
  return carrier.startsWith('m') ? 'g' : carrier.charAt(0)
}

/** The codes of fields 336, 337 or 338: as they are given, or those of the terms. */
export function codesOf(fields: readonly DataField[]): readonly string[] {
  if (fields.length === 0) return []
  const codes: string[] = []
  for (const { tag, subfields } of fields) {
    const list = lists[tag]?.list
    if (!list) continue
    const given = subfields.filter(({ code }) => code === 'b').map(({ value }) => value.trim())
    if (given.length > 0) codes.push(...given)
    else for (const { code, value } of subfields) if (code === 'a') codes.push(codeOf(list, value) ?? '')
  }
  return codes.filter((code) => code !== '')
}

const setSource = subfieldsFix((subfields, { tag }) =>
  subfields.map((subfield) =>
    subfield.code === '2' ? { code: '2', value: lists[tag]?.source ?? subfield.value } : subfield,
  ),
)

const addCode = subfieldsFix((subfields, { tag }) => {
  const list = lists[tag]?.list
  const at = subfields.findIndex(({ code }) => code === 'a')
  const code = list && codeOf(list, subfields[at]?.value ?? '')
  return code === undefined ? subfields : subfields.toSpliced(at + 1, 0, { code: 'b', value: code })
})

const addTerm = subfieldsFix((subfields, { tag }) => {
  const list = lists[tag]?.list
  const at = subfields.findIndex(({ code }) => code === 'b')
  const name = list && codeList(list).get(subfields[at]?.value.trim() ?? '')?.name
  const term: Subfield | undefined = name === undefined ? undefined : { code: 'a', value: name }
  return term ? subfields.toSpliced(at, 0, term) : subfields
})

/** Content, media and carrier types. */
export const resourceTypeGroup: RuleGroup = {
  rules: [resourceTypeRule],
  fixes: { 'type-source': setSource, 'type-code-missing': addCode, 'type-term-missing': addTerm },
}
