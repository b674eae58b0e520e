import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OfflineEntry } from '../../../../server/src/modules/offline/contract.ts'
import { queueFile, readQueueFile } from './queue-file.ts'

const entry: OfflineEntry = {
  id: '0b0e7a52-1c6e-4f63-9d1b-0f6c5a1b2c3d',
  kind: 'check-out',
  at: '2026-03-02T10:00:00.000Z',
  branch: 1,
  desk: 'Desk 1',
  card: '21234',
  barcode: '31234',
  title: 'الأيام',
}

describe('a queue that is carried to another desk', () => {
  it('is the same there', () => {
    assert.deepEqual(readQueueFile(queueFile([entry, entry], 'Desk 1', new Date(0))), [entry, entry])
  })

  it('is not taken in at all when it is another file, or one entry is broken', () => {
    const broken: readonly unknown[] = [
      { ...entry, id: 'x' },
      { ...entry, kind: 'payment' },
      { ...entry, at: 'yesterday' },
      { ...entry, barcode: 'x'.repeat(41) },
      null,
    ]
    for (const one of broken)
      assert.equal(
        readQueueFile(JSON.stringify({ form: 'carrel-offline-queue', version: 1, entries: [entry, one] })),
        undefined,
      )
    for (const text of ['', '{', '[]', '{"form":"carrel-offline-queue","version":2,"entries":[]}', 'barcode,card\n1,2'])
      assert.equal(readQueueFile(text), undefined)
  })
})
