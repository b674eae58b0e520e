import { mapFields, mapSubfields, withValue, type MarcRecord } from '@carrel/marc'
import { isTagged } from './is-tagged.ts'

/** Which texts of a record are meant. */
export interface TextChoice {
  readonly tags: readonly string[]
  /** Codes of subfields; all when empty. */
  readonly codes: string
  /** Values of control fields too, where blanks and places count. */
  readonly control?: boolean
}

/** Passes the chosen texts of a record through `change`; the same record when none of them changes. */
export function changeTexts(
  { tags, codes, control = false }: TextChoice,
  change: (text: string) => string,
): (record: MarcRecord) => MarcRecord {
  const isChosen = isTagged(tags)
  return (record) =>
    mapFields(record, isChosen, (field) => {
      if (field.kind === 'data') return mapSubfields(field, codes, change)
      if (!control) return field
      const value = change(field.value)
      return value === field.value ? field : withValue(field, value)
    })
}
