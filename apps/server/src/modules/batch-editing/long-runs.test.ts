import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createRecord, dataField } from '@carrel/marc'
import { sql } from 'kysely'
import { carrel, mustWork } from '../../platform/work.ts'
import { addBibs, bibDrafter } from '../catalog/index.ts'
import { applyRun, resumeRun } from './runs/apply-run.ts'
import { beginRun } from './runs/begin-run.ts'
import { previewRun } from './runs/preview-run.ts'
import { runRow } from './runs/run-row.ts'
import { undoRun } from './runs/undo-run.ts'
import { writeRunPart } from './runs/write-run-part.ts'
import { writeRun } from './runs/write-run.ts'
import { openBatchHouse, type BatchHouse } from './testing/open-house.ts'

const many = 1200
const task = { name: 'No notes', steps: [{ do: 'delete-field', tag: '500' }] }
const patient = { progress() {}, cancelled: () => false }

describe('a batch edit that is cut off', () => {
  let house: BatchHouse
  let bibs: readonly number[]
  before(async () => {
    house = await openBatchHouse()
    const draft = bibDrafter()
    const records = Array.from({ length: many }, (_, index) =>
      draft(
        createRecord('00000nam a2200000 i 4500', [
          dataField('245', '10', ['a', `Volume ${index}`]),
          dataField('500', '  ', ['a', 'A note.']),
        ]),
      ),
    )
    bibs = await house.must((w) => addBibs(w, records, 'Added'))
  })
  after(() => house.stop())

  const begin = () => house.must((w) => beginRun(w, { task, selection: { bibs: [...bibs] } }))
  const versions = async () => {
    const { rows } = await sql<{ version: number; records: number }>`
      select version, count(*) as records from catalog.bib where id = any(${bibs}::bigint[])
      group by version order by version`.execute(house.read.db)
    return rows.map(({ version, records }) => [version, records])
  }

  it('goes on where it was, in its preview and while it is written, and writes nothing twice', async () => {
    const { id } = await begin()
    let looked = 0
    await previewRun(house.platform, carrel, id, { ...patient, cancelled: () => ++looked > 1 })
    assert.equal((await house.run(id)).state, 'failed')
    // As a process leaves it that is killed in the middle: a part is done and nobody has said how it ended.
    await sql`update batch_editing.run set state = 'previewing', error = null where id = ${id}`.execute(house.read.db)
    await previewRun(house.platform, carrel, id, patient)
    assert.equal((await house.run(id)).counts.ready, many)

    await house.must((w) => applyRun(w, id, {}))
    const run = await runRow(house.read, id)
    assert.ok(run)
    await mustWork(house.platform, carrel, (w) => writeRunPart(w, run, 2))
    assert.deepEqual(await versions(), [
      [1, 700],
      [2, 500],
    ])
    await mustWork(house.platform, carrel, (w) => writeRunPart(w, run, 2))
    await Promise.all([writeRun(house.platform, carrel, id, patient), writeRun(house.platform, carrel, id, patient)])
    assert.equal((await house.run(id)).counts.written, many)
    assert.deepEqual(await versions(), [[2, many]])
    const lines = await sql<{ lines: number }>`
      select count(*) as lines from platform.audit where subject = ${`batch-edit:${id}`}`.execute(house.read.db)
    assert.equal(lines.rows[0]?.lines, 1)
    assert.equal((await house.preview((w) => undoRun(w, id, {}))).counts.ready, many)
  })

  it('can be stopped by hand, and then gone on with or undone', async () => {
    const { id } = await house.preview((w) =>
      beginRun(w, {
        task: { ...task, steps: [{ do: 'add-field', field: '=590  \\\\$aLocal' }] },
        selection: { bibs: [...bibs] },
      }),
    )
    let looked = 0
    const stopped = await house.write((w) => applyRun(w, id, {}), { cancelled: () => ++looked > 1 })
    assert.equal(stopped.state, 'stopped')
    assert.deepEqual([stopped.counts.written, stopped.counts.ready], [500, 700])
    const undo = await house.preview((w) => undoRun(w, id, {}))
    assert.equal(undo.records, 500)
    const whole = await house.write((w) => resumeRun(w, id))
    assert.deepEqual([whole.state, whole.counts.written], ['applied', many])
  })

  it('by a process that is killed goes on in another', async () => {
    const tagged = { ...task, steps: [{ do: 'add-field', field: '=591  \\\\$aKilled' }] }
    const { id } = await house.preview((w) => beginRun(w, { task: tagged, selection: { bibs: [...bibs] } }))
    await house.must((w) => applyRun(w, id, {}))
    const script = fileURLToPath(new URL('testing/write-and-hang.ts', import.meta.url))
    const child = spawn(process.execPath, [script, house.url, String(id), house.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    await Promise.race([once(child.stdout, 'data'), ended])
    child.kill('SIGKILL')
    await ended
    const cut = await house.run(id)
    assert.equal(cut.state, 'applying')
    assert.ok(cut.counts.written > 0 && cut.counts.written < many, `${cut.counts.written} written`)
    // The database ends the lock of a process when it sees that its line is gone.
    for (let tries = 0; tries < 100 && (await house.run(id)).state === 'applying'; tries++) {
      await writeRun(house.platform, carrel, id, patient)
    }
    assert.equal((await house.run(id)).counts.written, many)
    const { rows } = await sql<{ versions: number }>`
      select count(*) as versions from catalog.bib_version where why = ${`Batch edit ${id}: ${task.name}`}`.execute(
      house.read.db,
    )
    assert.equal(rows[0]?.versions, many)
  })
})
