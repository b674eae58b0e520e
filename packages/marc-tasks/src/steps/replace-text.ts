import type { MarcRecord } from '@carrel/marc'
import { flag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { editLines } from '../text/edit-lines.ts'
import { readReplacer } from '../text/pattern.ts'
import { readRecordText, recordText } from '../text/record-text.ts'
import { textEdit } from '../text/text-edit.ts'

/** Finds and replaces in the mnemonic text of a record. */
export const replaceText = stepKind({
  name: 'replace-text',
  title: 'Find and replace in the record',
  help: 'Finds and replaces in the record as text, a line for each field: =245  10$aTitle. Tags, indicators and codes can be changed too.',
  group: 'text',
  params: {
    find: text({ label: 'Find' }),
    with: text({ label: 'Replace with', help: '$1 is the first group of a regular expression.', preset: '' }),
    regex: flag({ label: 'Find is a regular expression' }),
    ignoreCase: flag({ label: 'Capitals make no difference' }),
    across: flag({
      label: 'Look at the whole record at once',
      help: 'Without it each line is looked at by itself; with it the regular expression may reach over lines, and a dot means their ends too.',
    }),
  },
  examples: [
    {
      step: { find: '=856  40$3OCLC metadata', with: '=856  40$yOCLC metadata' },
      before: ['=856  40$3OCLC metadata$uhttps://a.org'],
      after: ['=856  40$yOCLC metadata$uhttps://a.org'],
    },
    {
      step: { find: '(=008.{25}).(.+)', with: '$1o$2', regex: true },
      before: ['=008  260131s2026\\\\\\\\gw\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\ger\\d'],
      after: ['=008  260131s2026\\\\\\\\gw\\\\\\\\\\\\o\\\\\\\\\\000\\1\\ger\\d'],
    },
    {
      says: 'what stands in one field goes into another',
      step: { find: '(=856.*)(\\$z[^\\n]*)(.*=947[^\\n]*)', with: '$1$3$2', regex: true, across: true },
      before: ['=856  40$uhttps://a.org$zVolume 1', '=900  \\\\$ax', '=947  \\\\$ay'],
      after: ['=856  40$uhttps://a.org', '=900  \\\\$ax', '=947  \\\\$ay$zVolume 1'],
    },
  ],
  compile: ({ find, with: by, regex, ignoreCase, across }) => {
    if (find === '') return 'Say what is to be found: “find” must not be empty.'
    if (!regex) {
      const change = textEdit({ find, by, isPattern: false, ignoreCase })
      return typeof change === 'string' ? change : (record) => editLines(record, change)
    }
    const replacer = readReplacer(find, by, { ignoreCase, dotAll: across, lines: across })
    if (typeof replacer === 'string') return replacer
    if (!across && !replacer.hasLineEnd) return (record) => editLines(record, replacer.replace)
    const whole = readReplacer(find, by, { ignoreCase, dotAll: across, lines: true })
    return typeof whole === 'string' ? whole : (record) => editWhole(record, whole.replace)
  },
})

function editWhole(record: MarcRecord, change: (text: string) => string): MarcRecord {
  const before = recordText(record)
  const after = change(before)
  return after === before ? record : readRecordText(after, record)
}
