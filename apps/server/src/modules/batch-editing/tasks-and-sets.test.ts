import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { carrel as system } from '../../platform/work.ts'
import { CreateApiKey } from '../../platform/contract.ts'
import { createBib } from '../catalog/index.ts'
import { importFile } from '../loading/index.ts'
import * as contract from './contract.ts'
import { closeCrew } from './editor/crew-of.ts'
import { runFileEdit } from './files/run-file-edit.ts'
import { previewRun } from './runs/preview-run.ts'
import { writeRun } from './runs/write-run.ts'
import { runDue } from './schedules/run-due.ts'

describe('tasks and record sets of a library', () => {
  const realTasks = resolve(import.meta.dirname, '../../../../../../shared/data/marc/tasks')
  const patient = { progress() {}, cancelled: () => false }
  const leader = '=LDR  00000nam a2200000 i 4500'
  const noLocal = { name: 'No local fields', steps: [{ do: 'delete-field', tag: '9XX' }] }

  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(async () => {
    await closeCrew(library.carrel.platform)
    await library.stop()
  })

  const platform = () => library.carrel.platform
  const title = (...lines: readonly string[]) =>
    library.carrel.mustWork((w) => createBib(w, { marc: `${[leader, ...lines].join('\n')}\n` }))
  const previewed = async (id: number) => {
    await previewRun(platform(), system, id, patient)
    return library.must(contract.GetBatchRun, { params: { id } })
  }

  describe('a saved task', () => {
    it('keeps its versions, and gives any of them back', async () => {
      const made = await library.must(contract.CreateBatchTask, { body: { task: noLocal, folder: ' Vendor / EBSCO ' } })
      assert.deepEqual([made.version, made.folder, made.instructions, made.understood], [1, 'Vendor/EBSCO', 1, 1])
      const steps = [{ do: 'delete-field', tag: '029' }]
      const params = { id: made.id }
      await library.must(contract.ChangeBatchTask, { params, body: { task: { ...noLocal, steps }, version: 1 } })
      const late = await library.call(contract.ChangeBatchTask, { params, body: { task: noLocal, version: 1 } })
      assert.deepEqual(codes(late), ['batch-task-changed-meanwhile'])
      await library.must(contract.RestoreBatchTaskVersion, { params: { id: made.id, version: 1 } })
      const now = await library.must(contract.GetBatchTask, { params })
      assert.deepEqual([now.version, now.task.steps], [3, noLocal.steps])
      const { rows } = await library.must(contract.ListBatchTaskVersions, { params })
      assert.deepEqual(
        rows.map(({ version, why }) => [version, why]),
        [
          [3, 'Version 1 taken back'],
          [2, 'Changed'],
          [1, 'Made'],
        ],
      )
    })

    it('has a name of its own, and comes back when it was deleted by mistake', async () => {
      const made = await library.must(contract.CreateBatchTask, { body: { task: { ...noLocal, name: 'Mine' } } })
      const twice = await library.call(contract.CreateBatchTask, { body: { task: { ...noLocal, name: 'mine' } } })
      assert.deepEqual(codes(twice), ['batch-task-name-taken'])
      await library.must(contract.DeleteBatchTask, { params: { id: made.id } })
      await library.must(contract.CreateBatchTask, { body: { task: { ...noLocal, name: 'Mine' } } })
      const back = await library.must(contract.RestoreBatchTask, { params: { id: made.id } })
      assert.equal(back.name, 'Mine 2')
      const copy = await library.must(contract.CopyBatchTask, { params: { id: made.id }, body: {} })
      assert.equal(copy.name, 'Mine 2 (copy)')
    })

    it('is seen by its owner alone unless it is shared', async () => {
      const { id } = await library.must(contract.CreateBatchTask, {
        body: { task: { ...noLocal, name: 'Secret' }, shared: false },
      })
      const other = await library.deskWith(['catalog:read', 'catalog:batch'])
      assert.deepEqual(codes(await other.call(contract.GetBatchTask, { params: { id } })), ['batch-task-not-found'])
      const reader = await library.deskWith(['catalog:read'])
      const refused = await reader.call(contract.CreateBatchTask, { body: { task: { ...noLocal, name: 'No' } } })
      assert.deepEqual(codes(refused), ['permission-missing'])
    })

    it('is tried on records without saving anything, and checked step by step', async () => {
      const { id, version } = await title('=245  10$aMomo', '=900  \\\\$alocal')
      const { rows } = await library.must(contract.TryBatchTask, {
        body: { task: noLocal, bibs: [id], marc: `${leader}\n=245  10$aPasted\n` },
      })
      assert.deepEqual(
        rows.map(({ bib, title: name, state, steps }) => [bib, name, state, steps]),
        [
          [id, 'Momo', 'changed', [1]],
          [null, 'Pasted', 'unchanged', []],
        ],
      )
      assert.equal(version, 1)
      const { faults } = await library.must(contract.CheckBatchTask, {
        body: { task: { name: 'Wrong', steps: [{ do: 'delete-field', tag: '1' }, { do: 'bake' }] } },
      })
      assert.deepEqual(
        faults.map(({ step }) => step),
        [1, 2],
      )
    })
  })

  describe('task files of MarcEdit', () => {
    it('get a verdict for each instruction, find each other, and run on a set that can be undone', async () => {
      const files = [
        {
          name: 'Loads.-tasksfile-1.txt',
          text: 'TASK_LIST\ttasksfile-2.txt\nDELETE\t029\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse\n',
        },
        {
          name: 'Links.-tasksfile-2.txt',
          text: 'DELETE\t9XX\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse\nJUGGLE\t3 balls\n',
        },
      ]
      const read = await library.must(contract.ImportBatchTasks, { body: { files, save: true, folder: 'MarcEdit' } })
      assert.deepEqual(
        read.files.map(({ name, instructions, understood, problems }) => [name, instructions, understood, problems]),
        [
          ['Loads', 3, 2, []],
          ['Links', 2, 1, []],
        ],
      )
      assert.deepEqual(
        read.files[1]?.verdicts.map(({ line, state }) => [line, state]),
        [
          [1, 'understood'],
          [2, 'not-understood'],
        ],
      )
      const books = [
        await title('=245  10$aEmil', '=029  1\\$aX', '=300  \\\\$a1', '=500  \\\\$aA', '=900  \\\\$al'),
        await title('=245  10$aHeidi', '=901  \\\\$al'),
      ]
      const { set } = await library.must(contract.CreateRecordSet, {
        body: { name: 'To load', from: { selection: { bibs: books.map(({ id }) => id) } } },
      })
      const taskId = read.files[0]?.saved ?? 0
      const begun = await library.must(contract.BeginBatchRun, { body: { taskId, selection: { set: set.id } } })
      const run = await previewed(begun.id)
      assert.deepEqual([run.selectionText, run.counts.ready], ['set “To load”', 2])
      assert.deepEqual(
        run.questions.map(({ code }) => code),
        ['batch-steps-not-understood'],
      )
      const params = { id: run.id }
      assert.deepEqual(codes(await library.call(contract.ApplyBatchRun, { params, body: {} })), [
        'batch-steps-not-understood',
      ])
      const override = { codes: ['batch-steps-not-understood'], reason: '' }
      await library.must(contract.ApplyBatchRun, { params, body: { override } })
      await writeRun(platform(), system, run.id, patient)
      const { rows } = await library.must(contract.ListBatchChanges, { params, query: { diff: true } })
      assert.deepEqual(
        rows.map(({ state, tags, diff }) => [state, tags, diff?.fields.map(({ kind, tag }) => `${kind} ${tag}`)]),
        [
          ['written', ['029', '900'], ['removed 029', 'removed 900']],
          ['written', ['901'], ['removed 901']],
        ],
      )
      const undo = await library.must(contract.UndoBatchRun, { params, body: { applyAtOnce: true } })
      await previewRun(platform(), system, undo.id, patient)
      await writeRun(platform(), system, undo.id, patient)
      const undone = await library.must(contract.GetBatchRun, { params: { id: undo.id } })
      assert.deepEqual([undone.state, undone.counts.written], ['applied', 2])
    })

    it('that point to a task which is missing say so and do not run', async () => {
      const files = [{ name: 'Lost.txt', text: 'TASK_LIST\tGone.txt\n' }]
      const read = await library.must(contract.ImportBatchTasks, { body: { files, save: true } })
      assert.match(read.files[0]?.problems.join(' ') ?? '', /Gone/)
      const { id } = await title('=245  10$aAlone')
      const taskId = read.files[0]?.saved ?? 0
      const refused = await library.call(contract.BeginBatchRun, { body: { taskId, selection: { bibs: [id] } } })
      assert.deepEqual(codes(refused), ['batch-task-faulty'])
    })

    it(
      'of a library are read with all that they hold',
      { skip: !existsSync(realTasks) && 'the task files are not here' },
      async () => {
        const names = (await readdir(realTasks)).filter((name) => /\.(task|txt)$/.test(name))
        const files = await Promise.all(
          names.map(async (name) => ({ name, base64: (await readFile(resolve(realTasks, name))).toString('base64') })),
        )
        const read = await library.must(contract.ImportBatchTasks, { body: { files } })
        const instructions = read.files.reduce((sum, file) => sum + file.verdicts.length, 0)
        const understood = read.files.flatMap(({ verdicts }) => verdicts.filter(({ state }) => state === 'understood'))
        assert.ok(instructions > 300, `${instructions} instructions`)
        assert.ok(understood.length >= 0.95 * instructions, `${understood.length} of ${instructions} understood`)
        assert.ok(read.files.every(({ task }) => task !== null))
      },
    )
  })

  describe('a record set', () => {
    it('is made of what was pasted or scanned, and tells what was not found', async () => {
      const isbn = await title('=020  \\\\$a9783423627337', '=245  10$aMomo')
      const control = await title('=001  ocm123', '=003  OCoLC', '=245  10$aHeidi')
      const { bib } = await library.item('B-1000')
      const list = `3-423-62733-6; ${bib}\nocm123,B-1000\n"nowhere"\n`
      const made = await library.must(contract.CreateRecordSet, { body: { name: 'Pasted', from: { list } } })
      assert.equal(made.set.records, 3)
      assert.deepEqual([made.notFound, made.notFoundTotal], [['nowhere'], 1])
      const again = await library.must(contract.AddToRecordSet, {
        params: { id: made.set.id },
        body: { list: 'B-1000', kind: 'barcode' },
      })
      assert.deepEqual([again.changed, again.already], [0, 1])
      const removed = await library.must(contract.RemoveFromRecordSet, {
        params: { id: made.set.id },
        body: { selection: { bibs: [control.id] } },
      })
      assert.deepEqual([removed.changed, removed.set.records], [1, 2])
      const { rows } = await library.must(contract.SetsOfBib, { params: { id: isbn.id } })
      assert.deepEqual(rows, [{ id: made.set.id, name: 'Pasted' }])
    })

    it('is combined with others, deleted and taken back, and given out as a file', async () => {
      const [one, two, three] = [
        await title('=245  10$aOne'),
        await title('=245  10$aTwo'),
        await title('=245  10$aThree'),
      ]
      const set = async (name: string, bibs: number[]) =>
        (await library.must(contract.CreateRecordSet, { body: { name, from: { selection: { bibs } } } })).set.id
      const [left, right] = [await set('Left', [one.id, two.id]), await set('Right', [two.id, three.id])]
      for (const [how, count] of [
        ['union', 3],
        ['intersection', 1],
        ['difference', 1],
      ] as const) {
        const made = await library.must(contract.CombineRecordSets, {
          body: { name: how, first: { set: left }, how, second: { set: right } },
        })
        assert.equal(made.records, count)
      }
      await library.must(contract.DeleteRecordSet, { params: { id: left } })
      assert.deepEqual(codes(await library.call(contract.GetRecordSet, { params: { id: left } })), [
        'record-set-not-found',
      ])
      await library.must(contract.RestoreRecordSet, { params: { id: left } })
      const file = await fetched(`/record-sets/${left}/records?format=mrk`)
      assert.match(file, /=245 {2}10\$aOne/)
      assert.doesNotMatch(file, /Three/)
    })
  })

  describe('a task that runs by itself', () => {
    it('runs at its time, once, and after each import over what that brought', async () => {
      const { id: task } = await library.must(contract.CreateBatchTask, {
        body: { task: { ...noLocal, name: 'Nightly' } },
      })
      const { id } = await title('=245  10$aNight', '=900  \\\\$al')
      library.at('2026-03-02T10:00:00Z')
      const fields = { task, mode: 'apply' as const, enabled: true }
      const daily = await library.must(contract.CreateBatchSchedule, {
        body: { ...fields, name: 'Nights', times: { every: 'day', at: '03:00' }, selection: { bibs: [id] } },
      })
      assert.deepEqual([daily.nextAt, daily.text], ['2026-03-03T03:00:00Z', 'every day at 03:00'])
      await library.must(contract.CreateBatchSchedule, {
        body: { ...fields, name: 'Loads', times: { every: 'import', name: 'ebsco' }, selection: null },
      })
      await runDue(platform())
      const runs = () => library.must(contract.ListBatchRuns, { query: { task } })
      assert.equal((await runs()).total, 0)
      library.at('2026-03-03T03:01:00Z')
      await runDue(platform())
      await runDue(platform())
      const { rows, total } = await runs()
      assert.deepEqual([total, rows[0]?.by], [1, 'Schedule “Nights”'])
      const records = `${leader}\n=001  e1\n=245  10$aLoaded\n=900  \\\\$al\n`
      await importFile(platform(), system, { stream: Readable.from([Buffer.from(records)]), name: 'EBSCO March.mrk' })
      await importFile(platform(), system, {
        stream: Readable.from([Buffer.from(records.replace('e1', 'e2'))]),
        name: 'Other.mrk',
      })
      await runDue(platform())
      await runDue(platform())
      const after = await runs()
      assert.deepEqual([after.total, after.rows[0]?.selectionText], [2, 'import “EBSCO March.mrk”'])
      const done = await previewed(after.rows[0]?.id ?? 0)
      assert.equal(done.state, 'applying')
    })
  })

  describe('a task over an uploaded file', () => {
    it('gives the file back with what changed, and what could not be read as it came', async () => {
      const { id: task } = await library.must(contract.CreateBatchTask, {
        body: { task: { ...noLocal, name: 'File' } },
      })
      const text = [`${leader}\n=001  a\n=245  10$aOne\n=900  \\\\$al\n`, `${leader}\n=001  b\n=245  10$aTwo\n`].join(
        '\n',
      )
      const sent = await library.carrel.server.app.inject({
        method: 'POST',
        url: `/api/v1/file-edits?name=vendor.mrk&task=${task}`,
        headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(text),
      })
      const { id } = sent.json<{ id: number }>()
      await runFileEdit(platform(), id, patient)
      const edit = await library.must(contract.GetFileEdit, { params: { id } })
      assert.deepEqual([edit.state, edit.records, edit.changed, edit.untouched], ['done', 2, 1, 0])
      const { rows } = await library.must(contract.ListFileEditChanges, { params: { id } })
      assert.deepEqual(
        rows.map(({ number, control, diff }) => [
          number,
          control,
          diff?.fields.map(({ kind, tag }) => `${kind} ${tag}`),
        ]),
        [[1, 'a', ['removed 900']]],
      )
      const result = await fetched(`/file-edits/${id}/result`)
      assert.doesNotMatch(result, /=900/)
      assert.match(result, /=245 {2}10\$aTwo/)
    })
  })

  let known: string | undefined
  async function token(): Promise<string> {
    known ??= (
      await library.carrel.must(CreateApiKey, {
        body: { name: 'files', permissions: ['catalog:read', 'catalog:batch'], branch: null },
      })
    ).token
    return known
  }

  async function fetched(path: string): Promise<string> {
    const answer = await library.carrel.server.app.inject({
      method: 'GET',
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${await token()}` },
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.body
  }
})
