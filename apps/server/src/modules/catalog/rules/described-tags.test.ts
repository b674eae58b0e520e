import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import { draftOf } from './bib-draft.ts'
import { partsDescribedBy, type DraftPart } from './described-tags.ts'
import { layOut } from './fields.ts'

const leaders = { 'MARC 21': '00000nam a2200000 i 4500', UNIMARC: '00000nam0 2200000   450 ' }
const parts = ['document', 'matchKeys', 'headings'] satisfies readonly DraftPart[]
const tags = Array.from({ length: 999 }, (_, index) => String(index + 1).padStart(3, '0'))
const texts = ['Emil', '9780306406157', '0028-0836', '(OCoLC)47971712', 'https://example.org/x', '813.54', 'PZ7 .K1']

/** A field with anything that a rule may look for. */
function richField(tag: string, which: number): Field {
  if (tag < '010') return controlField(tag, `t${which} ${'cr aabd|'.repeat(5)}`)
  const subfields = [...'abcdefghijklmnopqrstuvwxyz0234679'].map((code, index): [string, string] => [
    code,
    code === '6'
      ? `${tag === '880' ? '245' : '880'}-0${which}`
      : code === '2'
        ? 'fast'
        : `${texts[(index + which) % texts.length]} ${tag === '880' ? 'Эмиль' : 'Momo'} ${tag} ${which}`,
  ])
  return dataField(tag, which % 2 === 0 ? '10' : ' 7', ...subfields)
}

function partsOf(record: MarcRecord) {
  const { document, matchKeys, headings, brief } = draftOf(layOut(record), {
    bytes: new Uint8Array(1),
    form: 'iso2709',
  })
  return {
    document: `${document}${JSON.stringify(brief)}`,
    matchKeys: JSON.stringify(matchKeys),
    headings: JSON.stringify(headings),
  }
}

describe('what is kept beside a record', () => {
  for (const [dialect, leader] of Object.entries(leaders)) {
    it(`stays as it is when fields change that have no share in it (${dialect})`, () => {
      const read = tags.filter((tag) => partsDescribedBy(tag).length > 0)
      const fields = read.flatMap((tag) => [richField(tag, 1)])
      const whole = partsOf(createRecord(leader, fields))
      const unread = tags.filter((tag) => !read.includes(tag)).map((tag) => richField(tag, 1))
      assert.deepEqual(partsOf(createRecord(leader, [...unread, ...fields])), whole)
      const bare = fields.filter(({ tag }) => ['001', '200', '245'].includes(tag))
      assert.deepEqual(partsOf(createRecord(leader, [...unread, ...bare])), partsOf(createRecord(leader, bare)))
      const wrong: string[] = []
      for (const tag of read) {
        const own = fields.filter((field) => field.tag !== tag)
        const without = partsOf(createRecord(leader, own))
        const more = partsOf(createRecord(leader, [...fields, richField(tag, 2)]))
        for (const part of parts) {
          if (partsDescribedBy(tag).includes(part)) continue
          if (without[part] !== whole[part] || more[part] !== whole[part]) wrong.push(`${tag} ${part}`)
        }
      }
      assert.deepEqual(wrong, [])
    })
  }
})
