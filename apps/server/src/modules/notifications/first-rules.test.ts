import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startCarrel } from '../../../test/carrel.ts'
import { SetUp } from '../org/contract.ts'
import { ListNoticeRules } from './contract.ts'

describe('the notices of a library that has just been set up', () => {
  for (const [wish, kinds] of [
    [
      { usualNotices: true },
      ['card-expiring', 'courtesy', 'hold-expiring', 'hold-ready', 'lost', 'overdue', 'welcome'],
    ],
    [{}, []],
  ] as const)
    it(
      kinds.length > 0 ? 'are the usual ones where the first page said so' : 'are none where nobody asked for them',
      async () => {
        const carrel = await startCarrel({ now: '2026-03-02T10:00:00Z' })
        try {
          await carrel.must(SetUp, {
            body: {
              library: 'Elm',
              currency: 'USD',
              branch: { code: 'ELM', name: 'Elm', timeZone: 'UTC' },
              administrator: { name: 'Ada', username: 'ada', password: 'long enough' },
              ...wish,
            },
          })
          const { rows } = await carrel.must(ListNoticeRules)
          assert.deepEqual([...new Set(rows.map(({ kind }) => kind))].sort(), kinds)
        } finally {
          await carrel.stop()
        }
      },
    )
})
