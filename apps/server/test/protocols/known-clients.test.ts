import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readerFor } from '@carrel/marc'
import { parsePqf } from '@carrel/z3950'
import { openZ3950House, type Z3950House } from './z3950-house.ts'

describe('programs that other libraries use', () => {
  let house: Z3950House
  before(async () => {
    house = await openZ3950House()
  })
  after(() => house.stop())

  const titleOf = (bytes: Uint8Array): string => {
    const reader = readerFor('iso2709')
    const [entry] = [...reader.push(bytes), ...reader.end()]
    const field = entry?.record?.fields.find(({ tag }) => tag === '245')
    return field?.kind === 'data' ? ((field.subfields[0]?.value ?? '').split(/[ ,]/)[0] ?? '') : ''
  }

  /** Attributes 2 to 6 as programs with connection files send them with every word, whatever it is. */
  const words = '@attr 2=3 @attr 3=3 @attr 4=2 @attr 5=100 @attr 6=1'
  const phrase = '@attr 2=3 @attr 3=1 @attr 4=1 @attr 5=100 @attr 6=1'
  const list = '@attr 2=3 @attr 3=3 @attr 4=6 @attr 5=100 @attr 6=1'

  const hobbit = 'The'
  const [dune, emil] = ['Dune', 'Emil']
  const habits: readonly (readonly [program: string, query: string, titles: readonly string[]])[] = [
    // An ISBN by itself, in both lengths; fields joined by and; words without structure.
    ['Koha', '@attr 1=7 "9780261102217"', [hobbit]],
    ['Koha', '@attr 1=7 "0261102214"', [hobbit]],
    ['Koha', '@and @attr 1=4 "emil und" @attr 1=1003 "kästner"', [emil]],
    ['Koha', '@and @attr 1=1003 "herbert frank" @attr 1=4 "dune"', [dune]],
    ['Koha', '@attr 1=1016 "fiction"', [dune, emil, hobbit]],
    ['Koha', '@attr 1=21 "deserts"', [dune]],
    ['Koha', '@attr 1=31 "1965"', [dune]],
    ['Koha', '@attr 1=16 "823.912"', [hobbit]],
    // Each field with its structure, number 12 for records by their own number.
    ['Evergreen', '@attr 1=4 @attr 4=6 "hobbit back"', [hobbit]],
    ['Evergreen', '@attr 1=1003 @attr 4=6 "Tolkien"', [hobbit]],
    ['Evergreen', '@attr 1=7 @attr 4=6 "9780441013593"', [dune]],
    ['Evergreen', '@attr 1=1018 @attr 4=6 "chilton"', [dune]],
    ['Evergreen', '@and @attr 1=31 @attr 4=6 "1929" @attr 1=54 @attr 4=6 "ger"', [emil]],
    // Whole sets of attributes from connection files.
    ['EndNote', `@attr 1=1016 ${words} detektive`, [emil]],
    ['EndNote', `@attr 1=1003 ${words} Herbert`, [dune]],
    ['EndNote', `@and @attr 1=4 ${words} dune @attr 1=31 ${words} 1965`, [dune]],
    ['EndNote', `@attr 1=1003 ${phrase} "Tolkien, J. R. R."`, [hobbit]],
    ['EndNote', '@or @attr 1=4 @attr 5=1 @attr 4=2 hobb @attr 1=4 @attr 5=1 @attr 4=2 dun', [dune, hobbit]],
    ['BookWhere', `@attr 1=4 ${phrase} "Emil und"`, [emil]],
    ['BookWhere', `@attr 1=4 ${list} "detektive emil"`, [emil]],
    ['BookWhere', `@attr 1=7 ${words} 0-261-10221-4`, [hobbit]],
    ['BookWhere', '@attr 1=1003 @attr 2=3 @attr 3=1 @attr 4=1 @attr 5=1 @attr 6=1 "Herbert, Fr"', [dune]],
    // One attribute or two and the words as they were typed.
    ['MarcEdit', '@attr 1=7 978-0-441-01359-3', [dune]],
    ['MarcEdit', '@attr 1=4 @attr 4=1 "there and back again"', [hobbit]],
    ['MarcEdit', '@attr 1=1016 "kastner detektive"', [emil]],
    ['MarcEdit', '@attr 1=1003 "Frank Herbert"', [dune]],
  ]

  describe('programs of others search as they are wont to', () => {
    for (const [program, query, titles] of habits)
      it(`${program}: ${query}`, async () => {
        const parsed = parsePqf(query)
        assert.ok(parsed.ok, query)
        const client = await house.client()
        try {
          const { hits } = await client.search(parsed.query)
          const records = hits === 0 ? [] : await client.present(1, hits)
          const found = records.map((one) => (one.kind === 'record' ? titleOf(one.bytes) : one.message))
          assert.deepEqual(found.toSorted(), titles.toSorted())
        } finally {
          await client.close()
        }
      })
  })
})
