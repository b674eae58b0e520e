import type { DataField, Fields } from './fields.ts'
import { first } from './fields.ts'

/** True when a text is written, at least in part, in letters that are not Latin. */
export function isOtherScript(value: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(value)
}

/**
 * The same field in the other script: the 880 that links with it by $6 (MARC 21 Appendix A).
 *
 *     245 10 $6 880-02 $a Heike monogatari        880 10 $6 245-02/$1 $a 平家物語
 */
export function linkedField(fields: Fields, field: DataField | undefined): DataField | undefined {
  const link = /^880-(\d\d)/.exec(first(field, '6') ?? '')?.[1]
  if (field === undefined || link === undefined || link === '00') return undefined
  const wanted = `${field.tag}-${link}`
  return fields.all('880').find((other) => (first(other, '6') ?? '').startsWith(wanted))
}

/** All 880 fields that stand for fields with one of the tags, linked or alone, as if they had that tag. */
export function otherScriptFields(fields: Fields, ...tags: readonly string[]): readonly DataField[] {
  const others = fields.all('880')
  if (others.length === 0) return others
  const found: DataField[] = []
  for (const field of others) {
    const tag = (first(field, '6') ?? '').slice(0, 3)
    if (tags.includes(tag)) found.push({ kind: 'data', tag, indicators: field.indicators, subfields: field.subfields })
  }
  return found
}
