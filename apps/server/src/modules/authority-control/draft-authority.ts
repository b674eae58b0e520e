import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { headingById, type HeadingKind } from '../authorities/index.ts'
import { headingField } from '../cataloguing/index.ts'
import type { AuthorityDraftView } from './contract.ts'
import { titlesOfHeading } from './titles-of.ts'

type Field = AuthorityDraftView['fields'][number]
type Subfield = NonNullable<Field['subfields']>[number]

const kindTags: Readonly<Record<HeadingKind, string>> = { name: '100', title: '130', subject: '150', genre: '155' }
/** Subfields of a heading in a record of a title that say how the title uses it. */
const notOfHeading = /[0-9eiuwj]/

/**
 * A new authority record for a heading that titles carry: its field as a record has it, and where it was found in 670. It is
 * not saved: the editor opens it.
 */
export async function draftAuthority(w: Work, id: number): Promise<Outcome<AuthorityDraftView>> {
  const heading = await headingById(w, id)
  if (!heading) return notFound('heading', `There is no heading ${id}.`)
  const carried = await headingField(w, id)
  const found = await titlesOfHeading(w, id, 1)
  const field = isRefusal(carried) ? null : carried.field
  const title = isRefusal(found) ? undefined : found.rows[0]
  const source = title && [title.title, title.year ?? ''].filter((part) => part !== '').join(', ')
  return {
    vocabulary: 'local',
    leader: '00000nz  a2200000n  4500',
    fields: [
      { tag: '008', value: `${w.now.toString().slice(2, 10).replaceAll('-', '')}${positions[heading.kind]}` },
      {
        tag: field ? `1${field.tag.slice(1)}`.replace(/^140$|^13[^0]$/, '130') : kindTags[heading.kind],
        indicators: `${heading.kind === 'name' ? (field?.indicators?.[0] ?? '1') : ' '} `,
        subfields: ended(field?.subfields?.filter(({ code }) => !notOfHeading.test(code)) ?? fromText(heading.text)),
      },
      ...(source === undefined
        ? []
        : [
            {
              tag: '670',
              indicators: '  ',
              subfields: [
                { code: 'a', value: source },
                { code: 'b', value: `(${title?.heading})` },
              ],
            },
          ]),
    ],
  }
}

/** MARC 21 Authority 008/06-39: names, or subjects; fully established, not undifferentiated. */
const name = 'n| azannaabn          |a aaa      '
const subject = '|| anannbabn          |a ana      '
const positions: Readonly<Record<HeadingKind, string>> = { name, title: name, subject, genre: subject }

function fromText(text: string): readonly Subfield[] {
  const [main = '', ...divisions] = text.split(' -- ')
  return [{ code: 'a', value: main }, ...divisions.map((value) => ({ code: 'x', value }))]
}

/** A heading of an authority record ends without the mark that a record of a title puts behind it. */
function ended(subfields: readonly Subfield[]): Subfield[] {
  return subfields.map(({ code, value }, at) => ({
    code,
    value: at === subfields.length - 1 ? value.replace(/[\s,;:/]+$|(?<=\p{L}{3})\.$/u, '') : value,
  }))
}
