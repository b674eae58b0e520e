import type { Problem } from '@carrel/iso2709'
import type { Encoding } from '../encoding/encoding.ts'
import { controlField, type Field, type Subfield } from '../record/field.ts'
import { createRecord, type MarcRecord } from '../record/record.ts'
import { usableLeader } from '../record/raw-builder.ts'
import { readingProblem } from '../stream/problem.ts'

/** The record of an object, or why there is none. */
export interface JsonRecord {
  readonly record: MarcRecord | undefined
  readonly problems: readonly Problem[]
}

/**
 * Makes a record of a parsed JSON object. Two forms are read: MARC-in-JSON (`{"leader":…,"fields":[{"245":{…}}]}`) and the
 * older one with `controlfield` and `datafield` lists.
 *
 * @param offset - where the object stands, for the problems
 */
export function readJsonRecord(value: unknown, offset = 0): JsonRecord {
  const problems: Problem[] = []
  if (!isObject(value)) return notARecord(offset)
  const { leader, fields, controlfield, datafield } = value
  const isUsual = Array.isArray(fields)
  if (typeof leader !== 'string' && !isUsual) return notARecord(offset)
  const read = new FieldReader(offset, problems)
  const found = isUsual ? read.usual(fields) : [...read.controls(controlfield), ...read.datas(datafield)]
  if (!isUsual && controlfield === undefined && datafield === undefined) return notARecord(offset)
  if (typeof leader !== 'string') {
    const message = 'The record has no leader; that of a new record was supplied.'
    problems.push(readingProblem('leader-missing', 'warning', offset, message))
  } else if (leader.length !== 24) {
    const message = `The leader has ${leader.length} characters instead of 24.`
    problems.push(readingProblem('leader-damaged', 'warning', offset, message))
  }
  const text = typeof leader === 'string' ? usableLeader(leader) : '     nam a22        4500'
  const encoding: Encoding = 'utf-8'
  return { record: createRecord(text, found, encoding), problems }
}

/** Whether an object looks like a record at all; catalogues give many other objects. */
function notARecord(offset: number): JsonRecord {
  const message = 'The JSON object is not a record: it has no leader and no fields.'
  return { record: undefined, problems: [readingProblem('json-not-a-record', 'error', offset, message)] }
}

class FieldReader {
  readonly #offset: number
  readonly #problems: Problem[]

  constructor(offset: number, problems: Problem[]) {
    this.#offset = offset
    this.#problems = problems
  }

  usual(list: readonly unknown[]): Field[] {
    const fields: Field[] = []
    for (const each of list) {
      if (!isObject(each)) this.#ignored(JSON.stringify(each) ?? 'undefined')
      else for (const [tag, content] of Object.entries(each)) this.#add(fields, this.#field(tag, content))
    }
    return fields
  }

  controls(value: unknown): Field[] {
    const fields: Field[] = []
    for (const each of list(value)) {
      const known = isObject(each) && typeof each.tag === 'string' && typeof each.data === 'string'
      if (known) this.#add(fields, controlField(String(each.tag), String(each.data)))
      else this.#ignored(JSON.stringify(each) ?? 'undefined')
    }
    return fields
  }

  datas(value: unknown): Field[] {
    const fields: Field[] = []
    for (const each of list(value)) {
      if (!isObject(each) || typeof each.tag !== 'string') {
        this.#ignored(JSON.stringify(each) ?? 'undefined')
        continue
      }
      const subfields: Subfield[] = []
      for (const part of list(each.subfield ?? each.subfields)) {
        if (isObject(part) && typeof part.code === 'string' && typeof part.data === 'string') {
          subfields.push({ code: part.code, value: part.data })
        } else this.#ignored(JSON.stringify(part) ?? 'undefined')
      }
      const indicators = typeof each.ind === 'string' ? each.ind : indicatorsOf(each)
      this.#add(fields, { kind: 'data', tag: each.tag, indicators, subfields })
    }
    return fields
  }

  #field(tag: string, content: unknown): Field | undefined {
    if (typeof content === 'string') return controlField(tag, content)
    if (!isObject(content)) {
      this.#ignored(`${tag}: ${JSON.stringify(content)}`)
      return undefined
    }
    const subfields: Subfield[] = []
    for (const part of list(content.subfields)) {
      const entries = isObject(part) ? Object.entries(part) : []
      if (entries.length === 0) this.#ignored(JSON.stringify(part) ?? 'undefined')
      for (const [code, value] of entries) {
        if (typeof value === 'string') subfields.push({ code, value })
        else if (typeof value === 'number') subfields.push({ code, value: String(value) })
        else this.#ignored(`${tag} $${code}: ${JSON.stringify(value)}`)
      }
    }
    return { kind: 'data', tag, indicators: indicatorsOf(content), subfields }
  }

  #add(fields: Field[], field: Field | undefined): void {
    if (!field) return
    if (/^(?! {3})[\u0020-\u007E]{3}$/.test(field.tag)) fields.push(field)
    else {
      const message = `"${field.tag.slice(0, 20)}" is not a tag of three characters; the field was left out.`
      this.#problems.push(readingProblem('tag-damaged', 'error', this.#offset, message))
    }
  }

  #ignored(what: string): void {
    const message = `A part of the record was not understood and left out: ${what.slice(0, 60)}`
    this.#problems.push(readingProblem('json-part-ignored', 'error', this.#offset, message))
  }
}

function indicatorsOf(field: Readonly<Record<string, unknown>>): string {
  let indicators = ''
  for (let number = 1; number <= 9; number++) {
    const value = field[`ind${number}`]
    if (value === undefined && number > 2) break
    indicators += typeof value === 'string' && value !== '' ? value : ' '
  }
  return indicators
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
