import { newFieldId, type EditedField, type EditedRecord } from './buffer.ts'

/** Scripts as the second part of $6 codes them (MARC 21, Appendix A), with what shows that a text is written in them. */
const scripts: readonly (readonly [code: string, letters: RegExp])[] = [
  ['(3', /\p{Script=Arabic}/u],
  ['(2', /\p{Script=Hebrew}/u],
  ['(N', /\p{Script=Cyrillic}/u],
  ['(S', /\p{Script=Greek}/u],
  ['$1', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
  ['(B', /\p{Script=Latin}/u],
]

/** Scripts that are written from right to left. */
const rightToLeft = new Set(['(3', '(2'])

/** A linkage as $6 says it: `880-01`, `245-01/(3/r`. */
export interface Linkage {
  readonly tag: string
  /** Two digits; `00` where the other field is not there. */
  readonly number: string
  readonly script: string
}

/** Reads $6 of a field; undefined where there is none that can be read. */
export function linkageOf(field: EditedField): Linkage | undefined {
  const text = field.subfields.find(({ code }) => code === '6')?.value ?? ''
  const [, tag, number, script = ''] = /^(\w{3})-(\d\d)(?:\/(.*))?$/s.exec(text) ?? []
  return tag === undefined || number === undefined ? undefined : { tag, number, script }
}

/** The field that is the same in the other script: the 880 of a field, or the field of an 880. */
export function partnerOf(record: EditedRecord, field: EditedField): EditedField | undefined {
  const link = linkageOf(field)
  if (!link || link.number === '00') return undefined
  return record.fields.find((other) => {
    if (other.id === field.id || other.tag !== link.tag) return false
    const back = linkageOf(other)
    return back?.tag === field.tag && back.number === link.number
  })
}

/** Script code and direction of a text for $6: `(3/r` for Arabic, `$1` for Han; empty where it is Latin or nothing yet. */
export function scriptOf(text: string): string {
  const code = scripts.find(([, letters]) => letters.test(text))?.[0] ?? ''
  if (code === '(B' || code === '') return ''
  return rightToLeft.has(code) ? `${code}/r` : code
}

/** True where a field may have its original script in an 880. */
export function mayPair(record: EditedRecord, field: EditedField): boolean {
  return field.value === undefined && field.tag !== '880' && partnerOf(record, field) === undefined
}

/**
 * Adds the 880 of a field: the same indicators and subfields, to be written over in the original script, with right numbers on
 * both sides. Gives the record and the new field's number; the record unchanged where it has one already.
 */
export function addPair(
  record: EditedRecord,
  id: number,
): { readonly record: EditedRecord; readonly pair: number | undefined } {
  const field = record.fields.find((one) => one.id === id)
  if (!field || !mayPair(record, field)) return { record, pair: undefined }
  const number = freeNumber(record)
  if (number === undefined) return { record, pair: undefined }
  const bare = field.subfields.filter(({ code }) => code !== '6')
  const linked = { ...field, subfields: [{ code: '6', value: `880-${number}` }, ...bare] }
  const pair: EditedField = {
    id: newFieldId(),
    tag: '880',
    indicators: field.indicators,
    subfields: [
      { code: '6', value: `${field.tag}-${number}` },
      ...bare.filter(({ code }) => !'0123459'.includes(code)),
    ],
  }
  const fields = record.fields.map((one) => (one.id === id ? linked : one))
  const last = fields.findLastIndex(({ tag }) => tag <= '880')
  return { record: { ...record, fields: fields.toSpliced(last + 1, 0, pair) }, pair: pair.id }
}

/** Links that $6 has numbers for (MARC 21, appendix A: two digits). */
const most = 99

/** The record with links that hold after fields were retagged, written in another script or deleted. */
export function keepPairs(before: EditedRecord, now: EditedRecord): EditedRecord {
  if (before.fields === now.fields || !before.fields.some(linkageOf)) return withScripts(now)
  const partners = new Map<number, number>()
  for (const field of before.fields) {
    const partner = linkageOf(field) && partnerOf(before, field)
    if (partner) partners.set(field.id, partner.id)
  }
  const byId = new Map(now.fields.map((field) => [field.id, field]))
  let isTouched = false
  const fields = now.fields.map((field) => {
    const partnerId = partners.get(field.id)
    const link = linkageOf(field)
    if (partnerId === undefined || !link) return field
    const partner = byId.get(partnerId)
    // The other side is gone: a field is no longer linked, an 880 stands alone (number 00).
    const wanted = partner ? { ...link, tag: partner.tag } : { ...link, number: '00' }
    if (!partner && field.tag !== '880') {
      isTouched = true
      return { ...field, subfields: field.subfields.filter(({ code }) => code !== '6') }
    }
    if (wanted.tag === link.tag && wanted.number === link.number) return field
    isTouched = true
    return withLinkage(field, wanted)
  })
  return withScripts(isTouched ? { ...now, fields } : now)
}

/** Each 880 says the script that its text is written in, once there is a letter of it. */
function withScripts(record: EditedRecord): EditedRecord {
  let isTouched = false
  const fields = record.fields.map((field) => {
    const link = field.tag === '880' ? linkageOf(field) : undefined
    if (!link || link.script !== '') return field
    const script = scriptOf(
      field.subfields
        .filter(({ code }) => code !== '6')
        .map(({ value }) => value)
        .join(' '),
    )
    if (script === '') return field
    isTouched = true
    return withLinkage(field, { ...link, script })
  })
  return isTouched ? { ...record, fields } : record
}

function withLinkage(field: EditedField, { tag, number, script }: Linkage): EditedField {
  const value = `${tag}-${number}${script === '' ? '' : `/${script}`}`
  let isFirst = true
  const subfields = field.subfields.map((subfield) => {
    if (subfield.code !== '6' || !isFirst) return subfield
    isFirst = false
    return { code: '6', value }
  })
  return { ...field, subfields }
}

/** The next number of a link, or one that has become free; undefined when all 99 that $6 has room for are taken. */
function freeNumber(record: EditedRecord): string | undefined {
  const used = new Set(record.fields.map((field) => Number(linkageOf(field)?.number ?? 0)))
  const after = Math.max(0, ...used) + 1
  const free = after <= most ? after : Array.from({ length: most }, (_, at) => at + 1).find((one) => !used.has(one))
  return free === undefined ? undefined : String(free).padStart(2, '0')
}
