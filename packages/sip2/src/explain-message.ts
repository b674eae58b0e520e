import { fieldNames, secretFields } from './field-names.ts'
import { layoutOf } from './layouts.ts'
import type { Message } from './message.ts'

/** One part of a message in words. */
export interface ExplainedPart {
  /** Two letters of a variable field; empty for a fixed part. */
  readonly id: string
  readonly name: string
  /** The name of a fixed part in the layout; the same two letters for a variable field. */
  readonly key: string
  readonly value: string
}

/** A message in words, for a trace that people read. */
export interface ExplainedMessage {
  readonly code: string
  readonly name: string
  readonly parts: readonly ExplainedPart[]
  /** Fields that the standard asks for and that are not there. */
  readonly missing: readonly string[]
}

/** Says part by part what a message holds; passwords are shown as stars. */
export function explainMessage(message: Message): ExplainedMessage {
  const layout = layoutOf(message.code)
  const present = new Set(message.fields.map(([id]) => id))
  return {
    code: message.code,
    name: layout?.name ?? 'Unknown message',
    parts: [
      ...(layout?.fixed ?? []).map(({ name }) => ({
        id: '',
        name: inWords(name),
        key: name,
        value: message.fixed[name] ?? '',
      })),
      ...message.fields.map(([id, value]) => ({
        id,
        name: fieldNames[id] ?? 'unknown field',
        key: id,
        value: secretFields.has(id) && value !== '' ? '***' : value,
      })),
    ],
    missing: (layout?.required ?? []).filter((id) => !present.has(id)),
  }
}

function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
