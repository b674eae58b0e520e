import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { controlField, createRecord, createWriter, dataField, type MarcRecord } from '@carrel/marc'
import { marc } from '../../../test/marc-command.ts'

function book(control: string, ...links: readonly string[]): MarcRecord {
  return createRecord('00000cam a2200000 a 4500', [
    controlField('001', control),
    dataField('245', '10', ['a', `Book ${control}`]),
    ...links.map((link) => dataField('856', '40', ['u', link])),
  ])
}

function bytesOf(...records: readonly MarcRecord[]): Buffer {
  const writer = createWriter('iso2709')
  return Buffer.concat(records.map((record) => writer.write(record)))
}

describe('carrel marc edit', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)
  const put = (name: string, ...lines: readonly string[]) =>
    writeFile(at(name), lines.join('\r\n').replaceAll('⇥', '\t'))
  const totals = async (...argv: string[]): Promise<Record<string, unknown>> => {
    const { code, lines } = await marc('edit', at('books.mrc'), ...argv, '--json')
    const { seconds, ...rest } = lines().at(-1) ?? {}
    assert.equal(typeof seconds, 'number')
    return { code, ...rest }
  }
  const mrk = async (name: string): Promise<string> => {
    await marc('convert', at(name), at(`${name}.mrk`))
    return readFile(at(`${name}.mrk`), 'utf8')
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-edit-'))
    await writeFile(at('books.mrc'), bytesOf(book('1', 'http://a.org'), book('2'), book('3', 'http://c.org')))
    await put('proxy.txt', '#DESCRIPTION#Proxy', 'SUBFIELD_EDIT⇥856⇥u⇥^b⇥https://p/?url=⇥0|0', 'BAKE⇥cake')
    await put('calls.txt', 'TASK_LIST⇥Proxy Links', 'ADD⇥506⇥0\\$aAll.⇥106⇥/=856/')
    await put('calls-none.txt', 'DELETE⇥245⇥', 'TASK_LIST⇥Nowhere to be found')
    await put('delete-all.json', '{"name":"Everything","steps":[{"do":"delete-field","tag":"***"}]}')
    await put(
      'endless.json',
      '{"name":"Endless","steps":[{"do":"replace-text","find":"(=245.*)((k|o)+)+$","with":"$1","regex":true}]}',
    )
  })
  after(async () => rm(folder, { recursive: true }))

  it('does a task of MarcEdit, counts by step, names what it does not understand and leaves the rest as it was', async () => {
    const { code, ...rest } = await totals('--task', at('proxy.txt'), '--out', at('o.mrc'))
    assert.equal(code, 0)
    assert.deepEqual(rest, {
      records: 3,
      changed: 2,
      unchanged: 1,
      refused: 0,
      emptied: 0,
      stopped: 0,
      failed: 0,
      written: 3,
      instructions: 2,
      understood: 1,
      notUnderstood: [
        { task: 'proxy', line: 3, verb: 'BAKE', text: 'BAKE\tcake', why: 'The instruction BAKE is not known.' },
      ],
      warnings: [],
      perStep: [
        { task: 'proxy', step: 1, line: 2, says: 'Put “https://p/?url=” before 856 $u', records: 2 },
        { task: 'proxy', step: 2, line: 3, says: 'Not understood: BAKE cake', records: 0 },
      ],
    })
    const [old, now] = [await readFile(at('books.mrc')), await readFile(at('o.mrc'))]
    assert.ok(now.includes(bytesOf(book('2'))), 'the book without a link has its bytes')
    assert.equal(now.length, old.length + 2 * 'https://p/?url='.length)
  })

  it('finds another task in a zip, by the name within it', async () => {
    const inner = '#DESCRIPTION#x\r\nSUBFIELD_EDIT\t856\tu\thttp:\thttps:\t0|0\r\n'
    await writeFile(at('links.task'), zipSync({ 'Proxy Links.-tasksfile-2023_04_06.txt': strToU8(inner) }))
    const { code, changed, instructions, understood } = await totals('--task', at('calls.txt'), '--out', at('o.mrc'))
    assert.deepEqual([code, changed, instructions, understood], [0, 2, 2, 2])
    assert.match(await mrk('o.mrc'), /=506 {2}0\\\$aAll\.\n=856 {2}40\$uhttps:\/\/c\.org/)
  })

  it('is refused, with nothing written, when another task is missing', async () => {
    const { code, stderr } = await marc(
      'edit',
      at('books.mrc'),
      '--task',
      at('calls-none.txt'),
      '--out',
      at('none.mrc'),
    )
    assert.equal(code, 2)
    assert.match(
      stderr,
      /“calls-none” cannot be done, so nothing was changed\.\n {2}step 2: There is no task “Nowhere to be found”/,
    )
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('none.mrc')))
  })

  it('stops before anything is written when records would be emptied, unless that is meant', async () => {
    const task = ['--task', at('delete-all.json'), '--out', at('empty.mrc')]
    const { code, stderr } = await marc('edit', at('books.mrc'), ...task)
    assert.equal(code, 2)
    assert.match(stderr, /Beware: “Everything”, step 1: It deletes every field of the record\./)
    assert.match(stderr, /would leave 3 of the first 3 records without any field, so nothing was written/)
    assert.ok(!existsSync(at('empty.mrc')))
    assert.deepEqual((await totals(...task, '--force')).changed, 3)
  })

  it('shows what would change when nothing is to be written', async () => {
    const { code, stdout } = await marc('edit', at('books.mrc'), '--task', at('proxy.txt'), '--preview', '1')
    assert.equal(code, 0)
    assert.equal(
      stdout,
      'record 1 (1), steps 1\n- 856 40 $uhttp://a.org\n+ 856 40 $uhttps://p/?url=http://a.org\n\n' +
        '3 records: 2 changed, 1 unchanged, 0 refused, nothing written (say --out FILE); 1 of 2 instructions done\n',
    )
  })

  it('stops a regular expression that never ends, names the record and goes on', async () => {
    const trap = createRecord('00000cam a2200000 a 4500', [
      controlField('001', 'trap'),
      dataField('245', '10', ['a', `Bo${'ko'.repeat(40)}!`]),
    ])
    await writeFile(at('trap.mrc'), bytesOf(book('1'), trap, book('2')))
    const { code, stderr, lines } = await marc(
      'edit',
      at('trap.mrc'),
      '--task',
      at('endless.json'),
      '--out',
      at('t.mrc'),
      '--json',
    )
    assert.equal(code, 0)
    assert.match(stderr, /record 2 \(trap\) was left as it was: the task did not come to an end with it/)
    assert.deepEqual([lines().at(-1)?.['stopped'], lines().at(-1)?.['written']], [1, 3])
  })

  it('refuses what is no task, and to write over what it reads', async () => {
    await put('broken.json', '{"name":')
    await writeFile(at('broken.task'), 'PK\u0003\u0004 nothing more')
    const said = async (...argv: string[]) => (await marc('edit', at('books.mrc'), ...argv)).stderr
    assert.match(await said('--task', at('gone.task')), /gone\.task" is not there/)
    assert.match(await said('--task', at('broken.json')), /"broken\.json" cannot be read: This is no JSON/)
    assert.match(await said('--task', at('broken.task')), /“broken\.task” is a damaged zip/)
    assert.match(await said('--task', at('proxy.txt'), '--out', at('books.mrc')), /is the file that is read/)
    assert.match(await said('--task', folder), /Say which task is to be done/)
  })
})
