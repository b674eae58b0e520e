import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openReadingLibrary, type ReadingLibrary } from '../opac/testing/reading-library.ts'
import { openRefineMissing, startOpenRefine, type OpenRefine } from './testing/openrefine.ts'

interface Recon {
  /** How it was judged: `matched`, `none`, `new`. */
  readonly j: string
  readonly m?: { readonly id: string; readonly name: string }
  readonly c?: readonly { readonly name: string; readonly score: number }[]
}
interface Cell {
  readonly v: string
  /** Number of the judgement. */
  readonly r?: string
}
interface Rows {
  readonly rows: readonly { readonly cells: readonly Cell[] }[]
  readonly pool: { readonly recons: Readonly<Record<string, Recon>> }
}
interface Manifest {
  readonly identifierSpace: string
  readonly schemaSpace: string
}

describe('a real OpenRefine', { skip: openRefineMissing }, () => {
  let house: ReadingLibrary
  let refine: OpenRefine
  let base = ''
  before(async () => {
    // One after the other: what began is ended by `after` also when the other does not begin.
    house = await openReadingLibrary()
    refine = await startOpenRefine()
    base = await house.library.carrel.server.listen()
  })
  after(async () => {
    await refine?.stop()
    await house?.stop()
  })

  it('matches a column of names with the catalogue and fetches what it knows of them', async () => {
    const service = `${base}/reconcile`
    const manifest = (await (await fetch(service)).json()) as Manifest
    const project = await refine.project(
      'authors',
      'Author\n"Le Guin, Ursula K., 1929-2018"\nUrsula K. Le Guin\n"Nobody, Known"\n',
    )
    const engine = JSON.stringify({ facets: [], mode: 'row-based' })
    const config = {
      mode: 'standard-service',
      service,
      identifierSpace: manifest.identifierSpace,
      schemaSpace: manifest.schemaSpace,
      type: { id: 'name', name: 'Name' },
      autoMatch: true,
      columnDetails: [],
      limit: 0,
    }
    const started = await refine.command(
      'reconcile',
      { project },
      { columnName: 'Author', config: JSON.stringify(config), engine },
    )
    assert.notDeepEqual((started as { code: string }).code, 'error', JSON.stringify(started))
    await refine.idle(project)
    const rows = async (): Promise<Rows> =>
      (await refine.command('get-rows', { project, start: '0', limit: '10' }, { engine })) as Rows
    const matched = await rows()
    const [same, turned, nobody] = matched.rows.map(({ cells: [cell] }) => matched.pool.recons[cell?.r ?? ''])
    assert.deepEqual([same?.j, turned?.j, nobody?.j], ['matched', 'none', 'none'])
    assert.equal(same?.m?.name, 'Le Guin, Ursula K., 1929-2018')
    assert.equal(turned?.c?.[0]?.name, 'Le Guin, Ursula K., 1929-2018')
    assert.ok((turned?.c?.[0]?.score ?? 0) >= 75)
    assert.deepEqual(nobody?.c ?? [], [])

    const extension = JSON.stringify({
      properties: [
        { id: 'dates', name: 'Dates' },
        { id: 'count', name: 'Number' },
      ],
    })
    await refine.command(
      'extend-data',
      { project },
      {
        baseColumnName: 'Author',
        endpoint: service,
        identifierSpace: manifest.identifierSpace,
        schemaSpace: manifest.schemaSpace,
        columnInsertIndex: '1',
        extension,
        engine,
      },
    )
    await refine.idle(project)
    const [first] = (await rows()).rows
    assert.deepEqual([first?.cells[1]?.v, Number(first?.cells[2]?.v)], ['1929-2018', 4])
  })
})
