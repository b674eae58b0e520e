import type { Field } from '@carrel/marc'
import { readFieldLine } from '../text/record-text.ts'

/** What `{856$u}` in a template stands for. */
export interface Reference {
  readonly tag: string
  /** The code of a subfield; without, the whole text of the field. */
  readonly code?: string
  /** Positions of the text, from 0. */
  readonly from?: number
  readonly length?: number
  /** `[x]`: a new field for each field that is there. */
  readonly each?: boolean
  /** `[0]`: the first field, `[1]` the second. */
  readonly occurrence?: number
}

/** A part of a text in a template: as it is, or a reference. */
export type Part = string | Reference

/** A subfield in a template; a reference that stands for itself (`{856$3}`) brings its own code. */
export interface TemplateSubfield {
  readonly code: string
  readonly parts: readonly Part[]
}

/** A field that is to be built from others. */
export interface Template {
  readonly tag: string
  /** Empty for a control field. */
  readonly indicators: string
  /** The text of a control field is one part without a code. */
  readonly subfields: readonly TemplateSubfield[]
  readonly references: readonly Reference[]
}

const referencePattern =
  /\{(LDR|[0-9A-Za-z]{3})(?:\$([!-z]))?(?:\[(?:([xX])|(\d+)|(\d+)[:,](\d+))\])?(?:\[(\d+):(\d+)\])?\}/g

/**
 * Reads a field line with references in it: `=035  9\$a(XY){001}`. `{856$u}` is the first such subfield, `{956}` the text of
 * a field, `{008[7:4]}` four positions from the seventh, `{856$u[x]}` makes a field for each 856. A text says what is wrong.
 */
export function readTemplate(line: string): Template | string {
  const references: Reference[] = []
  // References hold dollar signs, which would be taken for subfields: they are put aside while the line is read.
  const marked = line.replace(referencePattern, (...found) => {
    references.push(readReference(found.slice(1, 9)))
    return `\uE000${references.length - 1}\uE001`
  })
  const unknown = /\{(?!dollar\}|0A\}|0D\})([^{}]*[$[][^{}]*)\}/.exec(marked)
  if (unknown) return `{${unknown[1]}} is not understood; there are {001}, {856$u}, {856$u[x]} and {008[7:4]}.`
  const field = readFieldLine(marked)
  if (!field) return `“${line}” is not a field; write it as =035  9\\$a(XY){001}.`
  return {
    tag: field.tag,
    indicators: field.kind === 'data' ? field.indicators : '',
    subfields: templateSubfields(field, references),
    references,
  }
}

function readReference(found: readonly unknown[]): Reference {
  const [tag, code, each, occurrence, from, length, from2, length2] = found.map((part) =>
    typeof part === 'string' ? part : undefined,
  )
  const start = from ?? from2
  return {
    tag: tag ?? '',
    ...(code !== undefined && { code }),
    ...(each !== undefined && { each: true }),
    ...(occurrence !== undefined && { occurrence: Number(occurrence) }),
    ...(start !== undefined && { from: Number(start), length: Number(length ?? length2) }),
  }
}

function templateSubfields(field: Field, references: readonly Reference[]): TemplateSubfield[] {
  if (field.kind === 'control') return [{ code: '', parts: readParts(field.value, references) }]
  return field.subfields.flatMap(({ code, value }) => {
    const parts = readParts(value, references)
    if (code !== '') return [{ code, parts }]
    // Before the first code: each reference is a subfield of its own.
    return parts.map((part) => ({ code: typeof part === 'string' ? '' : (part.code ?? ''), parts: [part] }))
  })
}

function readParts(text: string, references: readonly Reference[]): Part[] {
  return text
    .split(/(\uE000\d+\uE001)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('\uE000') ? (references[Number(part.slice(1, -1))] ?? '') : part))
}
