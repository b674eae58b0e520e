import type { NoticeKind } from './contract.ts'
import { fieldsOf } from './rules/fields.ts'
import { kinds } from './rules/kinds.ts'
import { readyLanguages } from './words/ready-words.ts'

/** Every kind of notice with the fields of its templates, and the languages that Carrel speaks. */
export function listKinds(): { rows: NoticeKind[]; languages: string[] } {
  return {
    rows: kinds.map((kind) => {
      const { values, items } = fieldsOf(kind.code)
      return { ...kind, fields: [...values], itemFields: [...items] }
    }),
    languages: [...readyLanguages],
  }
}
