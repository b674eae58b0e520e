import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { CommandError } from '../command.ts'
import { run } from './index.ts'

class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8')
    done()
  }
}

async function callNumber(...argv: string[]) {
  const [stdout, stderr] = [new Kept(), new Kept()]
  try {
    const code = await run(argv, { stdout, stderr, isTTY: false })
    return { code, lines: stdout.text.trimEnd().split('\n'), stderr: stderr.text }
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return { code: error.exitCode, lines: [], stderr: error.message }
  }
}

describe('call numbers on the command line', () => {
  let folder: string
  const file = (name: string) => path.join(folder, name)
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-call-number-'))
    await writeFile(
      file('numbers.txt'),
      '\uFEFFQE 862 .D5 M37\r\nQE 862 .D5 L461\r\n\r\nQE 862 .D5 L4571\r\nQE7O .D5\r\n',
    )
    await writeFile(file('table.tsv'), '1\t813.6\n2\t813.54 TOL\n3\t5.133 JAV\n')
    await writeFile(
      file('records.mrk'),
      "=LDR  00000nam a2200000 i 4500\n=001  one\n=050  \\4$aQA76\n=082  04$a370.19'342\n=100  1\\$aSmith, John\n=245  10$aMining\n=264  \\1$c2001\n\n=LDR  00000nam a2200000 i 4500\n=001  two\n=245  10$aNothing\n",
    )
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('are put in the order of the shelf', async () => {
    const sorted = await callNumber('sort', file('numbers.txt'))
    assert.deepEqual(sorted.lines, ['QE7O .D5', 'QE 862 .D5 L4571', 'QE 862 .D5 L461', 'QE 862 .D5 M37'])
    const column = await callNumber('sort', file('table.tsv'), '--column', '2', '--scheme', 'dewey', '--reverse')
    assert.deepEqual(
      column.lines.map((line) => line.charAt(0)),
      ['1', '2', '3'],
    )
  })

  it('are checked line by line', async () => {
    const checked = await callNumber('check', file('numbers.txt'), '--json')
    const last = JSON.parse(checked.lines.at(-1) ?? '') as { numbers: number; valid: number }
    assert.deepEqual([checked.code, last.numbers, last.valid], [1, 4, 3])
    const plain = await callNumber('check', file('numbers.txt'))
    assert.ok(plain.lines.includes('line 5: QE7O .D5: should be QE70 .D5'))
  })

  it('are checked in the fields of records', async () => {
    const checked = await callNumber('check', file('records.mrk'))
    assert.equal(checked.code, 0)
    assert.ok(checked.lines.includes("record 1 082: 370.19'342: should be 370.19342"))
  })

  it('are made for records', async () => {
    const made = await callNumber('suggest', file('records.mrk'))
    assert.deepEqual(made.lines, ['one\tQA76.S65 2001\tMining', 'two\t\tNothing'])
    assert.equal(made.code, 1)
    const dewey = await callNumber(
      'suggest',
      file('records.mrk'),
      '--scheme',
      'ddc',
      '--decimals',
      '2',
      '--prefix',
      'REF',
    )
    assert.equal(dewey.lines[0], 'one\tREF 370.19 SMI\tMining')
  })

  it('say what was not understood', async () => {
    assert.match((await callNumber('check', file('none.txt'))).stderr, /There is no file/)
    assert.match((await callNumber('sort', file('numbers.txt'), '--scheme', 'x')).stderr, /is not known/)
    assert.match((await callNumber('shelve')).stderr, /there are check, sort, suggest/)
    assert.equal((await callNumber('help')).code, 0)
  })
})
