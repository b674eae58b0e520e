import { deleteFields, matchesTag } from '@carrel/marc'
import { optional, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { readPattern } from '../text/pattern.ts'
import { fieldLine } from '../text/record-text.ts'
import { tagPattern } from '../text/tag-pattern.ts'

/** Takes fields out. */
export const deleteField = stepKind({
  name: 'delete-field',
  title: 'Delete fields',
  help: 'Deletes the fields with a tag, or those of them whose text fits.',
  group: 'fields',
  params: {
    tag: tag({ label: 'Tag', help: 'A tag such as 029, or a pattern such as 9XX.', pattern: true }),
    matches: optional(text({ kind: 'pattern', label: 'Only where the field fits' })),
  },
  compile: ({ tag: wanted, matches }) => {
    const pattern = matches === undefined ? undefined : readPattern(matches, {})
    if (typeof pattern === 'string') return pattern
    const tags = tagPattern(wanted)
    return (record) =>
      deleteFields(
        record,
        (field) => matchesTag(field.tag, tags) && (pattern === undefined || pattern.test(fieldLine(field))),
      )
  },
})
