import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toMnemonic } from './marc-text.ts'

describe('a record as text to edit', () => {
  it('shows blanks that count and keeps signs that mean something elsewhere', () => {
    const text = toMnemonic({
      leader: '00000nam  2200000 i 4500',
      fields: [
        { tag: '001', value: 'ocn 1' },
        {
          tag: '245',
          indicators: '1 ',
          subfields: [
            { code: 'a', value: 'Cash for $5 {sic} \\ :' },
            { code: 'b', value: 'a story' },
          ],
        },
      ],
    })
    assert.equal(
      text,
      '=LDR  00000nam a2200000 i 4500\n=001  ocn\\1\n=245  1\\$aCash for {dollar}5 {lcub}sic{rcub} \\ :$ba story\n',
    )
  })
})
