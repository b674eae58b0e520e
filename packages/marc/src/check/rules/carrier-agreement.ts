import { categoriesOf007, materialOf } from '@carrel/marc-format'
import { fixedFieldFix, overwritten } from '../fix.ts'
import type { CheckedRecord, Report, Rule, RuleGroup } from '../rule.ts'
import { codesOf, mediumOf } from './resource-types.ts'

/** The media of 337 and 338 that a category of 007 describes; other categories say nothing of the medium. */
const mediaOf007: Readonly<Record<string, string>> = { c: 'c', h: 'h', s: 's', v: 'v', m: 'g', g: 'g', t: 'n' }
/** Content types that a type of record (leader/06) can have; for kits and mixed materials any. */
const contentOfType: Readonly<Record<string, string>> = {
  a: 'txt tct sti cod cop tci crd cri ntv',
  t: 'txt tct sti ntv',
  c: 'ntm tcm ntv',
  d: 'ntm tcm ntv',
  e: 'cri crd crm crt crn crf',
  f: 'cri crd crm crt crn crf',
  g: 'tdi tdm sti crm tdf',
  i: 'spw snd',
  j: 'prm',
  k: 'sti tci cri',
}
const lengthsOf007: Readonly<Record<string, number>> = {
  a: 8,
  d: 6,
  f: 10,
  g: 9,
  h: 13,
  k: 6,
  m: 23,
  o: 2,
  q: 2,
  r: 11,
  s: 14,
  t: 2,
  v: 9,
  z: 2,
}

/** Leader, 006, 007, 008 and 33X describe the same thing. */
const carrierRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  const carriers = codesOf(checked.dataFieldsOf('338'))
  check006(checked, report)
  check007(checked, carriers, report)
  checkContent(checked, report)
  const form = formOf(carriers)
  const place = placeOfForm(checked)
  if (form === undefined || place === undefined || checked.fixed.length !== 40) return
  const now = checked.fixed.charAt(place)
  if (form === 'o' ? 'oqs|'.includes(now) : now === form || 'abc|'.includes(now)) return
  const what = form === 'o' ? 'an online resource' : 'a microform'
  const message = `338 says that this is ${what}, but the form of item in 008/${place} is "${now}" instead of "${form}".`
  report({ code: 'form-of-item', message, field: checked.fieldsOf('008')[0] })
}

function check006({ fieldsOf }: CheckedRecord, report: Report): void {
  for (const field of fieldsOf('006')) {
    if (field.kind !== 'control' || field.value === '' || materialOf(field.value.charAt(0), ' ') !== undefined) continue
    const message = `006 begins with "${field.value.charAt(0)}", which is no form of material.`
    report({ code: 'material-unknown', message, field })
  }
}

let categories: ReadonlyMap<string, string> | undefined

function check007({ fieldsOf }: CheckedRecord, carriers: readonly string[], report: Report): void {
  const fields = fieldsOf('007')
  if (fields.length === 0) return
  const media = new Set(carriers.map(mediumOf))
  for (const field of fields) {
    if (field.kind !== 'control' || field.value === '') continue
    const category = field.value.charAt(0)
    categories ??= categoriesOf007()
    const name = categories.get(category)
    if (name === undefined) {
      const message = `007 begins with "${category}", which is no category of material.`
      report({ code: 'material-unknown', message, field })
      continue
    }
    const length = lengthsOf007[category]
    const isShort = category === 'c' ? field.value.length < 6 : length !== undefined && field.value.length !== length
    if (isShort) {
      const message = `007 of a ${name.toLowerCase()} has ${field.value.length} characters; it must have ${length ?? '6 to 14'}.`
      report({ code: 'material-length', message, field })
    }
    const medium = mediaOf007[category]
    // What is streamed is a sound or a video without a carrier of its own.
    const isStreamed = carriers.includes('cr') && field.value.charAt(1) === 'z'
    if (isStreamed || medium === undefined || media.size === 0 || media.has(undefined) || media.has(medium)) continue
    const message = `007 describes "${name}", but no 338 names a carrier of that kind.`
    report({ code: 'material-mismatch', message, field })
  }
}

function checkContent(checked: CheckedRecord, report: Report): void {
  const possible = contentOfType[checked.record.leader.charAt(6)]
  const fields = checked.dataFieldsOf('336')
  if (possible === undefined || fields.length === 0) return
  const codes = codesOf(fields)
  if (codes.length === 0 || codes.some((code) => possible.includes(code) || code === 'xxx' || code === 'zzz')) return
  const message = `Leader position 06 is "${checked.record.leader.charAt(6)}", but the content types of 336 (${codes.join(', ')}) are of other records.`
  report({ code: 'content-mismatch', message, field: fields[0] })
}

/** The form of item that all carriers agree on; undefined when they do not, or it is none of these. */
function formOf(carriers: readonly string[]): string | undefined {
  if (carriers.length === 0) return undefined
  if (carriers.every((carrier) => carrier === 'cr')) return 'o'
  if (carriers.every((carrier) => carrier === 'he' || carrier === 'hf')) return 'b'
  return carriers.every((carrier) => /^h[bcdhj]$/.test(carrier)) ? 'a' : undefined
}

function placeOfForm({ material }: CheckedRecord): number | undefined {
  if (material === undefined) return undefined
  return material === 'maps' || material === 'visual-materials' ? 29 : 23
}

/** Agreement of the coded fields about what the thing is. */
export const carrierGroup: RuleGroup = {
  rules: [carrierRule],
  fixes: {
    'form-of-item': fixedFieldFix((fixed, checked) => {
      const form = formOf(codesOf(checked.dataFieldsOf('338')))
      const place = placeOfForm(checked)
      return form === undefined || place === undefined ? fixed : overwritten(fixed, place, form)
    }),
  },
}
