import type { ParamKind } from '@carrel/marc-tasks'

/** What a typed text comes to as a value of a step; a sentence says why it is none. */
export type Written = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/** A value of a step as a text to be edited: a list one a line, anything deeper as JSON. */
export function writtenText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n')
  return typeof value === 'number' ? String(value) : JSON.stringify(value, null, 2)
}

/** Reads the text back, as the kind of value that it was or is to be. */
export function writtenAs(kind: ParamKind, text: string, before: unknown): Written {
  if (kind === 'number') {
    if (text.trim() === '') return { ok: true, value: undefined }
    const value = Number(text)
    return Number.isInteger(value) ? { ok: true, value } : { ok: false, message: 'Write a whole number.' }
  }
  const isDeep = kind === 'positions' || (typeof before === 'object' && before !== null && !isTexts(before))
  if (isDeep || (kind === 'list' && /^\s*[[{]/.test(text))) return asJson(text)
  if (kind === 'list') return { ok: true, value: text.split('\n').filter((line) => line !== '') }
  return { ok: true, value: text }
}

function asJson(text: string): Written {
  if (text.trim() === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, message: 'Write it as in the example of this step, with quotes and commas.' }
  }
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
