import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { marc } from '../../../test/marc-command.ts'

const data = path.resolve(import.meta.dirname, '../../../../../../shared/data/marc')
const skip = existsSync(data) ? false : 'the real files (../shared/data/marc) are not here'
const lesson = path.join(data, 'bib/lc-marcedit__marc_sample_data.mrc.gz')

/** Lines of mnemonic text, counted where they fit. */
function count(text: string, pattern: RegExp): number {
  return text.split('\n').filter((line) => pattern.test(line)).length
}

describe('carrel marc edit on real files', { skip }, () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)
  /** Does one instruction (`⇥` is a tab) or a task file, and gives the mnemonic text of the result. */
  const edited = async (
    file: string,
    task: string,
  ): Promise<{ before: string; after: string; totals: Record<string, unknown> }> => {
    const isFile = task.startsWith('/')
    if (!isFile) await writeFile(at('task.txt'), task.replaceAll('⇥', '\t'))
    const outcome = await marc('edit', file, '--task', isFile ? task : at('task.txt'), '--out', at('out.mrk'), '--json')
    assert.equal(outcome.code, 0, outcome.stderr)
    await marc('convert', file, at('in.mrk'))
    const [before, after] = [await readFile(at('in.mrk'), 'utf8'), await readFile(at('out.mrk'), 'utf8')]
    return { before, after, totals: outcome.lines().at(-1) ?? {} }
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-edit-real-'))
  })
  after(async () => rm(folder, { recursive: true }))

  it('deletes the 160 fields 9XX of the lesson and leaves 14,295 (C5)', async () => {
    const { before, after, totals } = await edited(lesson, 'DELETE⇥9XX⇥⇥0⇥False⇥False⇥False⇥False⇥False')
    const fields = /^=(?!LDR)/
    assert.deepEqual([count(before, fields), count(after, fields)], [14_455, 14_295])
    assert.deepEqual([totals['records'], totals['changed']], [536, 140])
  })

  it('changes 262 subfields 5 of field 500 and no other (C3)', async () => {
    const { before, after } = await edited(lesson, 'SUBFIELD_EDIT⇥500⇥5⇥FU⇥XYZ⇥0|0')
    const [old, now] = [before.split('\n'), after.split('\n')]
    assert.equal(old.length, now.length)
    let changed = 0
    for (const [index, line] of old.entries()) {
      if (line === now[index]) continue
      assert.match(line, /^=500 .*\$5FU/)
      assert.equal(line.replaceAll('$5FU', '$5XYZ'), now[index])
      changed += line.split('$5FU').length - 1
    }
    assert.equal(changed, 262)
  })

  it('builds one new 856 for each old one (C7)', async () => {
    const task = 'buildnewfield⇥=856  40$uhttps://exampleproxy.edu/login?url={856$u}⇥False⇥True⇥False⇥False'
    const { before, after, totals } = await edited(lesson, task)
    assert.equal(count(before, /^=856/), 282)
    assert.equal(count(after, /^=856 {2}40\$uhttps:\/\/exampleproxy\.edu\/login\?url=[^$]+$/), 282)
    assert.match(String(totals['warnings']), /of the old ones nothing is left but what the template names/)
  })

  it('brings records of the Sudoc to Alma (C17)', async () => {
    const file = path.join(data, 'dialect/marcedittask_sudoc2alma__file_0.mrc.gz')
    const { before, after } = await edited(file, path.join(data, 'tasks/marcedittask_sudoc2alma__Sudoc2Alma.txt'))
    assert.equal(count(after, /^=001 {2}\(PPN\)/), 230)
    assert.equal(count(after, /[\u0098\u009C]/), 0)
    assert.equal(count(before, /\u0098/), count(after, /<</))
    const links = (text: string, pattern: RegExp) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('=4'))
        .join('\n')
        .match(pattern)?.length
    const old = links(before, /\$0[^$\n]+/g)
    assert.ok(old !== undefined && old > 0)
    assert.equal(links(after, /\$1001\(PPN\)[^$\n]+/g), old)
    assert.equal(links(after, /\$0/g), undefined)
  })

  it('replaces in the first book about Camel what a group found (C19)', async () => {
    const file = path.join(data, 'broken/marc-record__cameleof.usmarc')
    const task = 'SUBFIELD_EDIT⇥100⇥a⇥Tobias⇥John⇥0|0\nSUBFIELD_EDIT⇥630⇥a⇥(Active)⇥{$1}⇥0|2'
    const { after } = await edited(file, task)
    const [first = ''] = after.split('\n\n')
    assert.match(first, /\$aMartinsson, John,/)
    const headings = first.match(/(?<==630 .*\$a)[^$\n]+/g)
    assert.deepEqual(headings, ['{lcub}Active{rcub} server pages.', '{lcub}Active{rcub}X.'])
  })

  it('does all tasks of the corpus without a fault; what it writes is read back as it is', async (test) => {
    const tasks = (await readdir(path.join(data, 'tasks'))).map((name) => path.join(data, 'tasks', name))
    await writeFile(at('lesson.mrc'), gunzipSync(await readFile(lesson)))
    let [instructions, understood] = [0, 0]
    for (const task of tasks) {
      const { code, lines, stderr } = await marc(
        'edit',
        at('lesson.mrc'),
        '--task',
        task,
        '--out',
        at('o.mrc'),
        '--json',
      )
      if (code === 2) {
        assert.match(stderr, /There is no task/, task)
        continue
      }
      assert.equal(code, 0, `${task}: ${stderr}`)
      const totals = lines().at(-1) ?? {}
      assert.deepEqual([totals['records'], totals['written'], totals['stopped']], [536, 536, 0])
      instructions += Number(totals['instructions'])
      understood += Number(totals['understood'])
      const again = await marc('convert', at('o.mrc'), at('again.mrc'))
      assert.equal(again.code, 0, again.stderr)
      assert.deepEqual(await readFile(at('again.mrc')), await readFile(at('o.mrc')), task)
    }
    test.diagnostic(`${understood} of ${instructions} instructions in ${tasks.length} tasks are understood`)
    assert.ok(instructions >= 900 && understood >= 0.95 * instructions, `${understood} of ${instructions}`)
  })
})
