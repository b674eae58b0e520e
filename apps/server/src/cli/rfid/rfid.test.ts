import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import { CommandError } from '../command.ts'
import { run } from './index.ts'

class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8')
    done()
  }
}

async function rfid(...argv: string[]) {
  const [stdout, stderr] = [new Kept(), new Kept()]
  try {
    const code = await run(argv, { stdout, stderr, isTTY: false })
    return { code, out: stdout.text, err: stderr.text }
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return { code: error.exitCode, out: '', err: error.message }
  }
}

describe('RFID tags on the command line', () => {
  it('are written and read back', async () => {
    const written = await rfid('encode', '123456789012', '--set', '3/12', '--location', 'QA268.L55', '--lock', '1')
    assert.equal(written.code, 0)
    assert.equal(written.out, '9100051CBE991A14020150140204B34607441CB6E2E335D6\n')
    assert.match(written.err, /block {2}0 {2}9100051C {2}lock/)
    const read = await rfid('decode', written.out.trim(), '--afi', 'C2')
    assert.equal(read.code, 0)
    assert.match(read.out, /Set information: part 3 of 12/)
    assert.match(read.out, /On loan: gates stay silent/)
  })

  it('are given as JSON', async () => {
    const { out } = await rfid(
      'encode',
      '11223344',
      '--model',
      'iso28560-3',
      '--owner',
      'DE-705',
      '--chip',
      'icode-slix-l',
      '--json',
    )
    const tag = JSON.parse(out) as { hex: string; dsfid: number }
    assert.deepEqual([tag.hex, tag.dsfid], ['11010131313232333334340000000000000000513E4445373035000000000000', 0x3e])
  })

  it('are told to be half written, with an exit code of its own', async () => {
    const { code, err, out } = await rfid(
      'decode',
      '11 01 01 31 31 32 32 33 33 34 34 00 00 00 00 00 00 00 00 00 00 44 45 37 30 35',
    )
    assert.equal(code, 1)
    assert.match(err, /never written/)
    assert.match(out, /Primary item identifier: 11223344/)
  })

  it('are refused in a sentence', async () => {
    const refused = [
      ['encode', '1', '--owner', 'x y'],
      ['encode', '1', '--chip', 'x'],
      ['encode'],
      ['decode', 'xyz'],
      ['decode', '0'],
      ['sing'],
    ]
    for (const argv of refused) {
      const { code, err } = await rfid(...argv)
      assert.equal(code, 2, argv.join(' '))
      assert.ok(err.length > 20)
    }
  })
})
