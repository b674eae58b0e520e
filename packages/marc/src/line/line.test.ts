import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { damaged, entriesOf, linesOf, randomNumbers, recordFrom, recordsOf, textFrom, utf8 } from '../../test/bytes.ts'
import { createWriter, inputFormats, sniffFormat } from '../index.ts'

const forms: [string, string, string][] = [
  ['line', 'lines of YAZ', '00000nam a2200000 a 4500\n001 17\n245 10 $a Emil / $c Kästner.\n500    $a x\n\n'],
  ['text', 'display text', 'LEADER 00000nam a2200000 a 4500\n001 17\n245 10$aEmil /$cKästner.\n500   $ax\n\n'],
  [
    'aleph',
    'Aleph sequential',
    '000000017 LDR   L 00000nam^a2200000^a^4500\n000000017 001   L 17\n000000017 24510 L $$aEmil /$$cKästner.\n000000017 500   L $$ax\n',
  ],
  ['microlif', 'MicroLIF', 'heading\nLDR00000nam a2200000 a 4500^\n00117^\n24510_aEmil /_cKästner.^\n500  _ax^`\n'],
]
const expected = ['001 17', '245 10$aEmil /$cKästner.', '500   $ax']

describe('forms of lines', () => {
  for (const [format, name, text] of forms) {
    it(`are read and known by themselves: ${name}`, async () => {
      assert.deepEqual(sniffFormat(utf8(text)), { ok: true, format })
      for (const size of [1, 5, 1000]) {
        const entries = await entriesOf(
          utf8(text.repeat(2)),
          { format: inputFormats.find((each) => each === format) },
          size,
        )
        const numbers = entries.map(({ kind, number }) => `${kind} ${number}`)
        // Aleph sequential tells records apart by their number only.
        assert.deepEqual(numbers, format === 'aleph' ? ['record 1'] : ['record 1', 'record 2'])
        assert.deepEqual(linesOf(entries[0]?.record).slice(0, 3), expected)
        assert.equal(entries[0]?.record?.leader, '00000nam a2200000 a 4500')
      }
    })

    it(`survive any damage: ${name}`, async () => {
      const random = randomNumbers(43)
      for (let round = 0; round < 100; round++) {
        const input = damaged(utf8(text.repeat(3)), random, '\n\r $_^`0LDR\u00FF')
        for (const { record } of await entriesOf(input, { format: inputFormats.find((each) => each === format) }))
          linesOf(record)
      }
    })
  }

  it('are written for reading', () => {
    const written = textFrom(createWriter('line').write(recordFrom(expected, '00000nam a2200000 a 4500')))
    assert.equal(written, forms[0]?.[2])
  })

  it('of Aleph tell records apart by their number', async () => {
    const records = await recordsOf(utf8('000000001 24510 L $$aOne\n000000002 24510 L $$aTwo\n'))
    assert.deepEqual(records.map(linesOf), [['245 10$aOne'], ['245 10$aTwo']])
  })

  it('refuse what has no leader', async () => {
    const [entry] = await entriesOf(utf8('some text\n245 10 $a Emil\n'), { format: 'line' })
    assert.equal(entry?.kind, 'unreadable')
    assert.equal(entry?.problems[0]?.code, 'leader-missing')
  })
})
