/** One variable field: its two letters and what stands in it. */
export type Field = readonly [id: string, value: string]

/** A message in its parts. */
export interface Message {
  /** Two digits, such as `23`. */
  readonly code: string
  /** Fixed parts by the names of `layouts`. */
  readonly fixed: Readonly<Record<string, string>>
  /** Variable fields in their order; one id may come several times. */
  readonly fields: readonly Field[]
  /** 0 to 9, where the sender numbers its messages. */
  readonly sequence?: number | undefined
}

/** The first value of a field; undefined where it is not there. */
export function fieldOf(message: Pick<Message, 'fields'>, id: string): string | undefined {
  return message.fields.find(([name]) => name === id)?.[1]
}

/** Every value of a field, in order. */
export function fieldsOf(message: Pick<Message, 'fields'>, id: string): readonly string[] {
  return message.fields.flatMap(([name, value]) => (name === id ? [value] : []))
}
