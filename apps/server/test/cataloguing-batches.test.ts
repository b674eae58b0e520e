import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../src/platform/refusal.ts'
import { carrel } from '../src/platform/work.ts'
import { linkHeading } from '../src/modules/authorities/index.ts'
import { loadAuthorityFile } from '../src/modules/authority-control/index.ts'
import { authority, fileOf } from '../src/modules/authority-control/testing/authority-house.ts'
import { bibRecordAt, getBib, saveBibRecord } from '../src/modules/catalog/index.ts'
import { addTemplate } from '../src/modules/cataloguing/index.ts'
import {
  bringLines,
  bringList,
  getList,
  searchList,
  undoLines,
  undoList,
} from '../src/modules/copy-cataloguing/index.ts'
import { fullRecord } from '../src/modules/copy-cataloguing/testing/books.ts'
import { openCopyHouse, type CopyHouse } from '../src/modules/copy-cataloguing/testing/copy-house.ts'
import { theirRecord } from '../src/modules/copy-cataloguing/testing/other-catalogue.ts'
import { beginBatch, finishBatch, getBatch } from '../src/modules/cataloguing-batches/batches.ts'
import type { StepKind, StepRequest } from '../src/modules/cataloguing-batches/contract.ts'
import { goOn, leaveOut, planStep } from '../src/modules/cataloguing-batches/steps/plan-step.ts'
import { runStep } from '../src/modules/cataloguing-batches/steps/run-step.ts'
import { listChanges } from '../src/modules/cataloguing-batches/steps/steps.ts'
import { changedRecord, dataField, textOf } from '@carrel/marc'

const patient = { progress() {}, cancelled: () => false }
const isbns = { emil: '9780099413127', lottchen: '9780140305616', matilda: '9780140328721' }

describe('a morning with donated e-books', () => {
  let house: CopyHouse
  let [batch, template] = [0, '']
  before(async () => {
    house = await openCopyHouse()
    await house.catalogue('A library', [
      await theirRecord(fullRecord({ isbn: isbns.emil, title: 'Emil and the detectives', author: 'Kästner, Erich' })),
      await theirRecord(fullRecord({ isbn: isbns.lottchen, title: 'Lottie and Lisa', author: 'Kästner, Erich' })),
      await theirRecord(fullRecord({ isbn: isbns.matilda, title: 'Matilda', author: 'Dahl, Roald' })),
    ])
    const added = await house.must((w) =>
      addTemplate(w, {
        kind: 'constant-data',
        name: 'Gift of 2026',
        about: '',
        leader: null,
        how: 'add',
        shared: true,
        fields: [
          {
            tag: '541',
            indicators: '  ',
            subfields: [
              { code: 'c', value: 'Gift' },
              { code: 'd', value: '{year}' },
            ],
          },
        ],
      }),
    )
    template = added.id
  })
  after(() => house.stop())

  const now = async () => {
    const found = await getBatch(house.read, batch)
    if (isRefusal(found)) throw new Error('The batch is gone.')
    return found
  }
  const lines = async (bib: number) => {
    const stored = await bibRecordAt(house.read, bib)
    if (isRefusal(stored)) throw new Error('The title is gone.')
    return stored.record.fields.map((field) => `${field.tag} ${textOf(field)}`)
  }
  const planned = async (kind: StepKind, request: StepRequest = {}) => {
    const step = await house.must((w) => planStep(w, batch, { kind, ...request }))
    await runStep(house.platform, carrel, { batch, step: step.id, phase: 'plan' }, patient)
    const changes = await listChanges(house.read, { id: batch, step: step.id }, {})
    if (isRefusal(changes)) throw new Error('The step is gone.')
    return { id: step.id, changes: changes.rows }
  }
  const go = async (step: number, phase: 'apply' | 'undo') => {
    await house.must((w) => goOn(w, { id: batch, step }, phase))
    await runStep(house.platform, carrel, { batch, step, phase }, patient)
  }

  it('finds the records of a delimited file and brings them in', async () => {
    const text = [
      'ISBN\tTitle\tLink',
      `${isbns.emil}\tEmil\thttps://books.example/emil`,
      `${isbns.lottchen}\tLottchen\thttps://books.example/lottchen`,
      `${isbns.matilda}\tMatilda\tnot an address`,
    ].join('\n')
    const begun = await house.must((w) => beginBatch(w, { text, name: 'E-books of May' }))
    batch = begun.id
    assert.deepEqual(await house.refused((w) => planStep(w, batch, { kind: 'class' })), ['batch-without-titles'])
    await searchList(house.platform, begun.list.id, patient)
    await house.must((w) => bringList(w, begun.list.id, {}))
    await bringLines(house.platform, carrel, begun.list.id, undefined, patient)
    const { titles, bibs, unlinked, headings } = await now()
    assert.deepEqual([titles, bibs.length, unlinked], [3, 3, 3])
    assert.ok(
      headings.all > 0 &&
        headings.established === 0 &&
        headings.open.some(({ text: name }) => name.startsWith('Kästner')),
    )
  })

  it('puts constant data into each record, with today’s year', async () => {
    const { id, changes } = await planned('constant', { template })
    assert.deepEqual(
      changes.map(({ state, text }) => [state, text]),
      Array.from({ length: 3 }, () => ['ready', `541 ## $c Gift $d ${house.read.now.toString().slice(0, 4)}`]),
    )
    await go(id, 'apply')
    const [first = 0] = (await now()).bibs
    assert.ok((await lines(first)).some((line) => line.startsWith('541 Gift')))
    const again = await planned('constant', { template })
    assert.ok(again.changes.every(({ state }) => state === 'nothing'))
  })

  it('changes headings that an authority record leads away from, one that is nearly alike by choice, and takes that back', async () => {
    await loadAuthorityFile(house.platform, carrel, {
      name: 'authorities.mrc',
      stream: Readable.from([
        Buffer.from(
          fileOf(
            authority('=001  n1', '=100  1\\$aKästner, Erich,$d1899-1974', '=400  1\\$aKästner, Erich'),
            authority('=001  n2', '=100  1\\$aDahl, Roald,$d1916-1990'),
            authority('=001  sh1', '=150  \\\\$aDetectives in literature', '=450  \\\\$aDetectives'),
          ),
        ),
      ]),
    })
    const { headings } = await now()
    assert.deepEqual(
      headings.open.map(({ text, how, proposal, isCertain }) => [text, how, proposal?.text, isCertain]),
      [
        ['Detectives', 'see-from', 'Detectives in literature', true],
        ['Kästner, Erich', 'see-from', 'Kästner, Erich, 1899-1974', true],
        ['Dahl, Roald', 'near', 'Dahl, Roald, 1916-1990', false],
        ['Children', 'none', undefined, false],
      ],
    )
    assert.deepEqual([headings.unsettled, headings.certain, headings.proposed], [4, 2, 3])
    const certain = await planned('headings', { certain: true })
    assert.deepEqual(
      certain.changes.map(({ state }) => state),
      ['ready', 'ready', 'ready'],
    )
    assert.equal(
      certain.changes[0]?.text,
      [
        '100 1# $a Kästner, Erich, $e author.',
        '→ 100 1# $a Kästner, Erich, $d 1899-1974, $e author.',
        '650 #0 $a Detectives.',
        '→ 650 #0 $a Detectives in literature.',
      ].join('\n'),
    )
    await go(certain.id, 'apply')
    const dahl = headings.open.find(({ text }) => text === 'Dahl, Roald')
    const children = headings.open.find(({ text }) => text === 'Children')
    assert.deepEqual(
      await house.refused((w) =>
        planStep(w, batch, { kind: 'headings', headings: [{ heading: dahl?.id ?? 0, to: ' ' }] }),
      ),
      ['heading-unreadable'],
    )
    const chosen = await planned('headings', {
      headings: [
        { heading: dahl?.id ?? 0, authority: dahl?.proposal?.authority ?? 0 },
        { heading: children?.id ?? 0, to: 'Children -- Fiction' },
      ],
    })
    await go(chosen.id, 'apply')
    const after = (await now()).headings
    assert.deepEqual(
      after.open.map(({ text }) => text),
      ['Children -- Fiction'],
    )
    const [emil = 0, , matilda = 0] = (await now()).bibs
    assert.ok((await lines(matilda)).includes('100 Dahl, Roald, 1916-1990, author.'))
    assert.ok((await lines(emil)).includes('650 Children Fiction.'))
    await loadAuthorityFile(house.platform, carrel, {
      name: 'later.mrc',
      vocabulary: 'lcsh',
      stream: Readable.from([
        Buffer.from(fileOf(authority('=001  sh2', '=150  \\\\$aBoys and girls', '=450  \\\\$aChildren'))),
      ]),
    })
    assert.deepEqual(
      (await now()).headings.open.map(({ text, proposal }) => [text, proposal?.text]),
      [['Children -- Fiction', 'Boys and girls -- Fiction']],
    )
    const divided = await planned('headings', { certain: true })
    assert.ok(divided.changes.every(({ text }) => text.endsWith('→ 650 #0 $a Boys and girls $x Fiction.')))
    await go(chosen.id, 'undo')
    assert.ok((await lines(matilda)).includes('100 Dahl, Roald, author.'))
    assert.ok((await lines(emil)).includes('100 Kästner, Erich, 1899-1974, author.'))
    assert.deepEqual(await house.refused((w) => planStep(w, batch, { kind: 'headings' })), ['no-heading-chosen'])
  })

  it('links a heading by hand, shows it as linked, and lets go of it', async () => {
    const dahl = (await now()).headings.open.find(({ text }) => text === 'Dahl, Roald')
    await house.must((w) => linkHeading(w, dahl?.id ?? 0, dahl?.proposal?.authority ?? 0))
    assert.deepEqual(
      (await now()).headings.linked.map(({ text, authority: to }) => [text, to]),
      [['Dahl, Roald', 'Dahl, Roald, 1916-1990']],
    )
    await house.must((w) => linkHeading(w, dahl?.id ?? 0, null))
    assert.deepEqual((await now()).headings.linked, [])
  })

  it('adds the links of the provider, says which address is none, and takes them back', async () => {
    const { id, changes } = await planned('links', {
      provider: 'Big Books',
      prefix: 'https://proxy.example/login?url=',
    })
    assert.deepEqual(
      changes.map(({ state, text, note }) => [state, text || note]),
      [
        ['ready', '856 40 $u https://proxy.example/login?url=https://books.example/emil $y Read online (Big Books)'],
        [
          'ready',
          '856 40 $u https://proxy.example/login?url=https://books.example/lottchen $y Read online (Big Books)',
        ],
        ['nothing', '“not an address” is no address of the web.'],
      ],
    )
    const [emil = 0, lottchen = 0] = (await now()).bibs
    await house.must((w) => leaveOut(w, { id: batch, step: id, bib: lottchen }, true))
    await go(id, 'apply')
    assert.ok((await lines(emil)).some((line) => line.startsWith('856 ')))
    assert.ok(!(await lines(lottchen)).some((line) => line.startsWith('856 ')))
    await go(id, 'undo')
    assert.ok(!(await lines(emil)).some((line) => line.startsWith('856 ')))
    assert.ok((await lines(emil)).some((line) => line.startsWith('541 Gift')))
  })

  it('gives call numbers; a title that somebody saved meanwhile is left and told', async () => {
    const { id, changes } = await planned('class')
    assert.ok(changes.every(({ state, text }) => state === 'ready' && text.startsWith('PZ7')))
    // Nothing stands on the shelf yet, but they would stand beside each other.
    assert.deepEqual(
      changes.map(({ note }) => note?.split('. ')[0]),
      [
        'Nothing stands near it yet.',
        'PZ7.K4 2013 is on “Emil and the detectives” already',
        'PZ7.K4 2013 is on “Emil and the detectives” already',
      ],
    )
    const [emil = 0, , matilda = 0] = (await now()).bibs
    const bib = await getBib(house.read, matilda)
    assert.ok(!isRefusal(bib))
    await house.must((w) =>
      saveBibRecord(w, matilda, { version: bib.version }, (record) =>
        changedRecord(record, { fields: [...record.fields, dataField('500', '  ', ['a', 'Signed.'])] }),
      ),
    )
    await go(id, 'apply')
    assert.ok((await lines(emil)).some((line) => line.startsWith('090 PZ7')))
    const after = await listChanges(house.read, { id: batch, step: id }, {})
    assert.ok(!isRefusal(after))
    assert.deepEqual([after.rows[0]?.state, after.rows[0]?.bib], ['refused', matilda])
    assert.match(after.rows[0]?.note ?? '', /saved this record/)
    assert.ok(
      (await now()).steps.some(({ kind, counts }) => kind === 'class' && counts.written === 2 && counts.refused === 1),
    )
  })

  it('is finished, and can still be taken back to the last title', async () => {
    assert.ok((await house.must((w) => finishBatch(w, batch))).finishedAt)
    const { steps, list } = await now()
    for (const step of steps) if (step.state === 'applied' && step.counts.written > 0) await go(step.id, 'undo')
    await house.must((w) => undoList(w, list.id))
    await undoLines(house.platform, carrel, list.id, patient)
    const undone = await getList(house.read, list.id)
    assert.ok(!isRefusal(undone))
    // One of the three was changed by hand, and stays.
    assert.deepEqual([undone.brought, undone.undone], [0, 2])
  })
})
