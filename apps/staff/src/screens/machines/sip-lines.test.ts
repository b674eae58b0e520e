import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { layoutOf, parseMessage } from '@carrel/sip2'
import { sipActs, sipLine, sipMoment } from './sip-lines.ts'

const said = { institution: 'main', card: '29|1\r', pin: '', barcode: '3001', amount: '3.40', currency: 'USD' }
const moment = new Date(2026, 10, 2, 9, 5, 7)

describe('what the emulator says', () => {
  it('is in local time', () => {
    assert.equal(sipMoment(moment), '20261102    090507')
  })

  for (const { id, code } of sipActs) {
    it(`is a whole message ${code}: ${id}`, () => {
      const bytes = new TextEncoder().encode(sipLine(id, said, moment))
      const parsed = parseMessage(bytes, (part) => new TextDecoder().decode(part))
      assert.ok(parsed.ok)
      assert.equal(parsed.message.code, code)
      const layout = layoutOf(code)
      const sent = parsed.message.fields.map(([field]) => field)
      const optional = ['AC', 'AD']
      assert.deepEqual(
        layout?.required.filter((field) => !sent.includes(field) && !optional.includes(field)),
        [],
      )
    })
  }

  it('never lets what was typed end a field', () => {
    assert.match(sipLine('patron', said, moment), /AA29 1\|$/)
  })
})
