import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createBuilder } from '@carrel/search-index'
import { isRefusal } from '../../../platform/refusal.ts'
import { recordFromText } from '../record-from-text.ts'
import { describeRecord } from '../rules/describe-record.ts'
import { fieldPrefixes } from '../rules/field-prefixes.ts'
import { layOut } from '../rules/fields.ts'
import { searchDocument } from '../rules/search-document.ts'
import { catalogSchema } from './schema.ts'
import { typedCases } from './testing/typed-cases.data.ts'
import { writtenRecords } from './testing/written-records.data.ts'

const builder = createBuilder(catalogSchema)
for (const [id, [name, language, ...fields]] of writtenRecords.entries()) {
  const leader = `00000n${kindOf(fields)}m a2200000 i 4500`
  const dates = `240101s2001${'\\'.repeat(4)}xxu${'\\'.repeat(11)}000\\1\\${language}\\d`
  const record = recordFromText(`=LDR  ${leader}\n=008  ${dates}\n${fields.join('\n')}\n`)
  assert.ok(!isRefusal(record), name)
  builder.add({ ...searchDocument(describeRecord(layOut(record))), id })
}
const index = builder.finish()

/** Type of record (leader/06): films and recordings are told by their extent. */
function kindOf(fields: readonly string[]): string {
  const extent = fields.join(' ')
  return extent.includes('DVD-video')
    ? 'g'
    : extent.includes('audio discs')
      ? 'i'
      : extent.includes('Columbia')
        ? 'j'
        : 'a'
}

/** What of a case is not so; empty when all is. */
function wrongIn(typed: string, wanted: string): readonly string[] {
  const { hits, relaxed } = index.search({ query: typed, parse: { prefixes: fieldPrefixes }, limit: 50 })
  const found = hits.map(({ id }) => writtenRecords[id]?.[0] ?? '')
  return wanted.split(' ').flatMap((want) => {
    const name = want.replace(/^[!*]/, '')
    if (want.startsWith('!')) return relaxed === undefined && found.includes(name) ? [`${typed}: has ${name}`] : []
    if (want.startsWith('*')) return found.includes(name) ? [] : [`${typed}: lacks ${name}`]
    return found[0] === name && relaxed === undefined ? [] : [`${typed}: ${name} is not first in ${found.join(' ')}`]
  })
}

describe('a reader who types otherwise than the cataloguer wrote finds the title first', () => {
  for (const [group, lines] of Object.entries(typedCases)) {
    it(group, () => {
      const wrong = lines
        .trim()
        .split('\n')
        .flatMap((line) => {
          const [typed = '', wanted = ''] = line.split(' | ')
          return wrongIn(typed, wanted)
        })
      assert.deepEqual(wrong, [])
    })
  }
})
