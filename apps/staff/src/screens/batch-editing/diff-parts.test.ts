import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linesOfDiff } from './diff-parts.ts'

const kept = (what: 'tag' | 'indicators' | 'code' | 'text', text: string) => ({ what, kind: 'kept' as const, text })

describe('the lines of a diff', () => {
  it('show what goes and what comes in a field, and leave out what stays', () => {
    const lines = linesOfDiff({
      isSame: false,
      fields: [
        { kind: 'kept', tag: '001', parts: [kept('tag', '001'), kept('text', '7')] },
        {
          kind: 'changed',
          tag: '856',
          parts: [
            kept('tag', '856'),
            kept('indicators', '4 '),
            kept('code', 'u'),
            { what: 'text', kind: 'removed', text: 'www' },
            { what: 'text', kind: 'added', text: 'https://www' },
          ],
        },
      ],
    })
    assert.deepEqual(lines, [
      {
        tag: '856',
        indicators: '4#',
        parts: [
          { is: 'code', text: '$u' },
          { is: 'removed', text: 'www' },
          { is: 'added', text: 'https://www' },
        ],
      },
    ])
  })

  it('mark a whole field that comes, and indicators that change', () => {
    const [added, changed] = linesOfDiff({
      isSame: false,
      fields: [
        {
          kind: 'added',
          tag: '506',
          parts: [
            { what: 'tag', kind: 'added', text: '506' },
            { what: 'indicators', kind: 'added', text: '1 ' },
            { what: 'code', kind: 'added', text: 'a' },
            { what: 'text', kind: 'added', text: 'Staff only.' },
          ],
        },
        {
          kind: 'changed',
          tag: '245',
          parts: [
            kept('tag', '245'),
            { what: 'indicators', kind: 'removed', text: '10' },
            { what: 'indicators', kind: 'added', text: '14' },
            kept('code', 'a'),
            kept('text', 'The sea'),
          ],
        },
      ],
    })
    assert.equal(added?.parts.map(({ text }) => text).join(''), '1# $a Staff only.')
    assert.deepEqual(
      changed?.parts.map(({ is }) => is),
      ['removed', 'added', 'code', 'same'],
    )
  })
})
