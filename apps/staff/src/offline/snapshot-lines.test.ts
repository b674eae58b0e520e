import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSnapshot, type SnapshotPage } from './snapshot-lines.ts'

const lines = [
  '{"version":1,"terms":[],"whole":true}',
  '["p",[["21",1,"Anna"],["22",2,"Trần"]]]',
  '["i",[["31",1,"Title"]]]',
  '["end",2]',
]
const whole = `${lines.join('\n')}\n`

async function read(text: string, size = text.length) {
  const pages: SnapshotPage[] = []
  const chunks = (async function* () {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  })()
  const head = await readSnapshot(chunks, { head: async () => {}, page: async (page) => void pages.push(page) })
  return { head, pages }
}

describe('a snapshot as it comes over the line', () => {
  it('is read in chunks of any length', async () => {
    for (const size of [1, 7, 40, 1000]) {
      const { head, pages } = await read(whole, size)
      assert.equal(head.whole, true)
      assert.deepEqual(
        pages.map(({ kind, rows }) => [kind, rows.length]),
        [
          ['p', 2],
          ['i', 1],
        ],
      )
    }
    assert.equal((await read(whole.trimEnd())).pages.length, 2)
  })

  it('is not used when it was cut, or is none', async () => {
    await assert.rejects(read(lines.slice(0, 3).join('\n')), /cut/)
    await assert.rejects(read(whole.slice(0, 60)))
    await assert.rejects(read([lines[0], lines[1], lines[3]].join('\n')), /missing/)
    await assert.rejects(read('<html>Sign in</html>'))
    await assert.rejects(read('{"version":2}\n["end",0]\n'), /no snapshot/)
    await assert.rejects(read(''), /cut/)
  })
})
