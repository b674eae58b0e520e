import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fieldText, readLine } from './text.ts'
import { headingTextOf, sourceOf, withHeading } from './with-heading.ts'

const line = (text: string) => readLine(text) ?? assert.fail(text)

describe('a heading that is chosen', () => {
  it('brings subfields and indicators as a record carries them, and leaves relator and link', () => {
    const carried = {
      indicators: '1 ',
      subfields: [
        { code: 'a', value: 'Kimmerer, Robin Wall,' },
        { code: 'e', value: 'author.' },
      ],
    }
    const next = withHeading(line('=700  0\\$6880-01$akimm$eillustrator.$5XX'), { text: '', source: '' }, carried)
    assert.equal(fieldText(next), '=700  1\\$6880-01$aKimmerer, Robin Wall,$eillustrator.$5XX')
  })

  it('says its vocabulary in the second indicator, or in $2', () => {
    const lcsh = withHeading(line('=650  \\7$amatch$2fast'), { text: 'Matchmaking -- Fiction', source: 'lcsh' }, null)
    assert.equal(fieldText(lcsh), '=650  \\0$aMatchmaking$xFiction')
    const other = withHeading(line('=650  \\0$aqueer'), { text: 'Queer people', source: 'homoit' }, null)
    assert.equal(fieldText(other), '=650  \\7$aQueer people$2homoit')
  })

  it('is looked up as what the field names, without roles, marks at its end and numbers', () => {
    const name = line('=700  1\\$aTwain, Mark,$d1835-1910,$eauthor.$0n79021164')
    assert.deepEqual([headingTextOf(name), sourceOf(name)], ['Twain, Mark, 1835-1910', ''])
    const subject = line('=650  \\7$aPoor$xMedical care.$2homoit')
    assert.deepEqual([headingTextOf(subject), sourceOf(subject)], ['Poor -- Medical care', 'homoit'])
    assert.equal(sourceOf(line('=650  \\0$aPoor')), 'lcsh')
  })
})
