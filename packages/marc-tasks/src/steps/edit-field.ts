import { changedRecord, mapFields, matchesTag } from '@carrel/marc'
import { flag, optional, tag, text, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { fieldData, withData } from '../text/field-data.ts'
import { tagPattern } from '../text/tag-pattern.ts'
import { textEdit } from '../text/text-edit.ts'
import { fieldChoice } from './shared/field-choice.ts'

/** Changes the text of fields, or of some positions of it. */
export const editField = stepKind({
  name: 'edit-field',
  title: 'Edit the text of fields',
  help: 'Finds and replaces in what stands behind the tag: the text of a control field or of the leader (LDR), or indicators, codes and texts of a data field. Blanks of control fields are \\.',
  group: 'fields',
  params: {
    tag: tag({ label: 'Tag', help: 'LDR for the leader; a pattern such as 00X is allowed.', pattern: true }),
    find: text({ label: 'Find', help: 'Nothing means the whole text.', preset: '' }),
    regex: flag({ label: 'Find is a regular expression' }),
    ignoreCase: fieldChoice.ignoreCase,
    with: text({ label: 'Replace with', preset: '' }),
    position: optional(wholeNumber({ label: 'Only from position', help: 'Counted from 0.' })),
    length: optional(wholeNumber({ label: 'How many positions', least: 1 })),
  },
  examples: [
    {
      step: { tag: '001', find: 'ocn|ocm|on', regex: true },
      before: ['=001  ocn123456', '=003  OCoLC'],
      after: ['=001  123456', '=003  OCoLC'],
    },
    {
      step: { tag: 'LDR', find: '[cn]', regex: true, with: 'd', position: 5, length: 1 },
      before: ['=LDR  00000nam a2200000 i 4500'],
      after: ['=LDR  00000dam a2200000 i 4500'],
    },
    {
      step: { tag: '008', with: 'o', position: 23 },
      before: ['=008  260131s2026\\\\\\\\gw\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\ger\\d'],
      after: ['=008  260131s2026\\\\\\\\gw\\\\\\\\\\\\o\\\\\\\\\\000\\1\\ger\\d'],
    },
  ],
  compile: ({ tag: wanted, find, regex, ignoreCase, with: by, position, length }) => {
    const change = textEdit({ find, by, isPattern: regex, ignoreCase })
    if (typeof change === 'string') return change
    const edit = position === undefined ? change : atPosition(change, position, length ?? Math.max(by.length, 1))
    const tags = tagPattern(wanted)
    if (matchesTag('LDR', tags)) {
      return (record) => {
        const leader = edit(record.leader).replaceAll('\\', ' ').padEnd(24).slice(0, 24)
        return leader === record.leader ? record : changedRecord(record, { leader })
      }
    }
    return (record) => mapFields(record, tags, (field) => withData(field, edit(fieldData(field))))
  },
})

/** Edits some positions of a text and leaves those before and behind where they are. */
function atPosition(change: (text: string) => string, position: number, length: number): (text: string) => string {
  return (text) => {
    if (position >= text.length) return text
    const part = text.slice(position, position + length)
    const next = change(part)
    return next === part
      ? text
      : text.slice(0, position) + next.padEnd(part.length, '\\') + text.slice(position + length)
  }
}
