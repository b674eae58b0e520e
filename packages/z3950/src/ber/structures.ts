import { tagClass } from './header.ts'
import { CodecProblem } from './problem.ts'
import type { BerElement } from './read-ber.ts'
import { isTagged, type BerType, type Tag } from './types.ts'
import { group, type BerPart } from './write-ber.ts'

/** Fields of a SEQUENCE in their order: a type where the field must be there, `optional(type)` where it may be missing. */
export type FieldTypes<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalField<Exclude<T[K], undefined>> : BerType<T[K]>
}

/** A field that may be missing. */
export interface OptionalField<T> {
  readonly optional: BerType<T>
}

/** Marks a field that may be missing. */
export function optional<T>(type: BerType<T>): OptionalField<T> {
  return { optional: type }
}

const sequenceTag: Tag = { of: tagClass.universal, tag: 16 }

interface Field {
  readonly name: string
  readonly type: BerType<unknown>
  readonly required: boolean
}

/**
 * A SEQUENCE (or SET) whose values are objects with these fields. Reads liberally: fields that are not known are passed over, and
 * order matters only between fields of the same tag.
 */
export function sequence<T extends object>(name: string, types: FieldTypes<T>): BerType<T> {
  const fields = Object.entries(types).map(([field, given]): Field => {
    const entry = given as BerType<unknown> | OptionalField<unknown>
    return 'optional' in entry
      ? { name: field, type: entry.optional, required: false }
      : { name: field, type: entry, required: true }
  })
  return {
    own: sequenceTag,
    matches: (element) => isTagged(element, sequenceTag),
    read: (element) => readFields(name, fields, element) as T,
    write: (content, as = sequenceTag) => group(as.tag, writeFields(name, fields, content), as.of),
  }
}

function readFields(name: string, fields: readonly Field[], element: BerElement): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  let from = 0
  for (const child of element.children) {
    let at = fields.findIndex(({ type }, index) => index >= from && type.matches(child))
    if (at === -1) at = fields.findIndex((field) => !(field.name in found) && field.type.matches(child))
    const field = fields[at]
    if (!field) continue
    found[field.name] = field.type.read(child)
    from = at + 1
  }
  const missing = fields.find((field) => field.required && !(field.name in found))
  if (missing) throw new CodecProblem('unexpected', `${name} lacks its ${words(missing.name)}.`)
  return found
}

function writeFields(name: string, fields: readonly Field[], content: object): readonly BerPart[] {
  return fields.flatMap((field) => {
    const given: unknown = Reflect.get(content, field.name)
    if (given !== undefined) return [field.type.write(given)]
    if (field.required) throw new RangeError(`${name} lacks its ${words(field.name)}.`)
    return []
  })
}

function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** The value of the member of a union that may have this kind. */
export type ValueOf<T, K> = T extends { readonly kind: infer Kinds; readonly value: infer Value }
  ? K extends Kinds
    ? Value
    : never
  : never

/** A CHOICE: objects `{ kind, value }` by the name of what is chosen. */
export function choice<T extends { readonly kind: string; readonly value: unknown }>(
  name: string,
  types: { readonly [K in T['kind']]: BerType<ValueOf<T, K>> },
): BerType<T> {
  const entries = Object.entries(types) as [string, BerType<unknown>][]
  const byKind = new Map(entries)
  return {
    own: undefined,
    matches: (element) => entries.some(([, type]) => type.matches(element)),
    read: (element) => {
      const entry = entries.find(([, type]) => type.matches(element))
      if (!entry) throw new CodecProblem('unexpected', `${name} is of a kind that is not known.`)
      return { kind: entry[0], value: entry[1].read(element) } as unknown as T
    },
    write: (content) => {
      const type = byKind.get(content.kind)
      if (!type) throw new RangeError(`${name} has no kind "${content.kind}".`)
      return type.write(content.value)
    },
  }
}
