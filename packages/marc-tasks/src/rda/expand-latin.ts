import { mapFields, mapSubfields, type MarcRecord } from '@carrel/marc'

const others: readonly (readonly [RegExp, string])[] = [
  [/\[\s*(\.\.\.\s*)?et\.? al\.?\s*\]/gi, '$1[and others]'],
  [/\[\s*et\.? alii?\s*\]/gi, '[and others]'],
]

/**
 * Latin abbreviations that stand for what the source did not say: `[et al.]` in the statement of responsibility becomes
 * `[and others]` (RDA 2.4.1.5). `[i.e. …]` and `[sic]` stay: what they correct belongs in a note, which takes a person.
 */
export function expandLatin(record: MarcRecord): MarcRecord {
  return mapFields(record, '245', (field) => {
    if (field.kind !== 'data') return field
    return mapSubfields(field, 'c', (value) => {
      let text = value
      for (const [latin, words] of others) text = text.replaceAll(latin, words)
      return text
    })
  })
}
