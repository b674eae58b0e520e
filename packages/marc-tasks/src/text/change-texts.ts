import { mapFields, mapSubfields, type MarcRecord } from '@carrel/marc'
import { isTagged } from './is-tagged.ts'

/** Which texts of a record are meant: of subfields; in control fields every place counts. */
export interface TextChoice {
  readonly tags: readonly string[]
  /** Codes of subfields; all when empty. */
  readonly codes: string
}

/** Passes the chosen texts of a record through `change`; the same record when none of them changes. */
export function changeTexts(
  { tags, codes }: TextChoice,
  change: (text: string) => string,
): (record: MarcRecord) => MarcRecord {
  const isChosen = isTagged(tags)
  return (record) =>
    mapFields(record, isChosen, (field) => (field.kind === 'data' ? mapSubfields(field, codes, change) : field))
}
