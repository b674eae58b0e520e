import { defineSetting } from '../../platform/setting.ts'

const isTags = (value: unknown) =>
  Array.isArray(value) && value.every((tag) => typeof tag === 'string' && /^[0-9A-Za-z.*?]{3}$/.test(tag))

/** Fields whose change a batch edit asks about before it is written. */
export const protectedTags = defineSetting<readonly string[]>(
  'batch-editing.protected-tags',
  ['001', '003'],
  'Fields that a batch edit changes only after a question: tags, or patterns such as 9XX',
  { problem: (value) => (isTags(value) ? undefined : 'Give a list of tags such as 001, or patterns such as 9XX.') },
)

/** More records than this are written only after a question. */
export const askAbove = defineSetting(
  'batch-editing.ask-above',
  10_000,
  'A batch edit of more records than this asks before it is written',
  { problem: (value) => (Number.isInteger(value) && Number(value) >= 1 ? undefined : 'Give a number of records.') },
)

/** What happens with records that someone has open in the editor. */
export const openRecords = defineSetting<'edit' | 'leave-out'>(
  'batch-editing.open-records',
  'edit',
  'Whether a batch edit writes records that someone has open in the editor, or leaves them out',
  { choices: ['edit', 'leave-out'] },
)
