import { createRecord, dataField, controlField, writeIso2709, type Field } from '@carrel/marc'
import { nacoKey } from '@carrel/text'
import {
  browseHeadings,
  countReports,
  getReport,
  matchHeading,
  useHeadings,
  type HeadingUse,
} from '../../apps/server/src/modules/authorities/index.ts'
import { linkAll, loadAuthorityFile } from '../../apps/server/src/modules/authority-control/index.ts'
import { isRefusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, mustWork, readWork } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions } from '../bench-options.ts'
import { openBenchLibrary } from './bench-library.ts'

const listener = { progress: () => {}, cancelled: () => false }

/**
 * Loads made-up authority records (`--authorities`, 500,000) and links the headings of a catalogue (`--headings`, 500,000) to
 * them: names and subjects, some subdivided, some in an outdated form, some nearly alike, some without an authority. Then what
 * someone waits for: the reports, the list of headings, what is offered while a heading is written.
 */
export async function run({ emit, headings = 500_000, authorities = 500_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  const { platform } = library
  const w = readWork(platform, carrel)
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
    const began = performance.now()
    return [await work(), performance.now() - began]
  }
  try {
    const many = Number(headings)
    for (let from = 0; from < many; from += 2000) {
      const uses = Array.from({ length: Math.min(2000, many - from) }, (_, i) => use(from + i))
      await mustWork(platform, carrel, (work) => useHeadings(work, uses))
    }
    const [done, load] = await timed(() =>
      loadAuthorityFile(platform, carrel, { stream: file(Number(authorities)), name: 'bench' }),
    )
    if (isRefusal(done)) throw new Error(done.blocks[0]?.message)
    emit(
      'authority file, loaded and linked',
      Math.round(load / 100) / 10,
      's',
      `${done.read} records, ${done.linked} linked`,
    )
    const [, link] = await timed(() => linkAll(platform, carrel, listener))
    emit(
      'headings linked again',
      Math.round(many / (link / 1000)),
      'headings/s',
      `${many} headings, ${Math.round(link / 100) / 10} s`,
    )
    emit(
      'authority records',
      Math.round(done.read / ((load - link) / 1000)),
      'records/s',
      'read, kept, their forms indexed',
    )
    const [counts, count] = await timed(() => countReports(w))
    emit('counts of all reports', Math.round(count), 'ms', JSON.stringify(counts.counts.map((one) => one.count)))
    for (const report of ['see-from', 'near', 'unlinked', 'double', 'blind', 'loop'] as const) {
      const [, time] = await timed(() => getReport(w, report, {}))
      emit(`report ${report}, first page`, Math.round(time), 'ms')
    }
    const [, browse] = await timed(async () => {
      for (let at = 0; at < 50; at++) await browseHeadings(w, { kind: 'name', from: family(at * 977) })
    })
    emit('list of headings with references', Math.round(browse / 5) / 10, 'ms')
    const [, match] = await timed(async () => {
      for (let at = 0; at < 50; at++) await matchHeading(w, { kind: 'name', text: nameOf(at * 977).slice(0, -6) })
    })
    emit('what is offered for a heading', Math.round(match / 5) / 10, 'ms')
  } finally {
    await library.stop()
  }
}

const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'dan', 'fer', 'gol', 'hin', 'jus', 'pek']

function family(number: number): string {
  let name = ''
  for (let rest = number + 4096; rest > 0; rest = Math.floor(rest / 16)) name += syllables[rest % 16] ?? ''
  return name[0]?.toUpperCase() + name.slice(1)
}

function nameOf(number: number): string {
  return `${family(number)}, ${family((number * 7) % 400)}, ${1800 + (number % 200)}-`
}

/** Of ten headings one is in an outdated form, one lacks its dates, one has no authority, and two are subdivided. */
function use(number: number): HeadingUse {
  const isName = number % 2 === 0
  const text = isName ? nameOf(number) : `${family(number)} culture`
  const written =
    number % 10 === 0
      ? text.replace(/, \d{4}-$/, '')
      : number % 10 === 1
        ? `Old ${text}`
        : number % 10 === 3
          ? `Unknown ${text}`
          : number % 10 > 7 && !isName
            ? `${text} -- History`
            : text
  return { kind: isName ? 'name' : 'subject', source: isName ? '' : 'lcsh', text: written, key: nacoKey(written) }
}

async function* file(records: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < records; from += 200) {
    const pieces: Uint8Array[] = []
    for (let number = from; number < Math.min(from + 200, records); number++) {
      const isName = number % 2 === 0
      const fields: Field[] = [
        controlField('001', `${isName ? 'n' : 'sh'}${10_000_000 + number}`),
        controlField('008', '200101n| azannaabn          |a aaa      '),
      ]
      if (isName) {
        const [main = '', date = ''] = nameOf(number).split(/ (?=\d{4}-$)/)
        fields.push(
          dataField('100', '1 ', ['a', main], ['d', date]),
          dataField('400', '1 ', ['a', `Alias ${main}`], ['d', date]),
        )
        fields.push(dataField('670', '  ', ['a', 'A work of theirs, 1999.']))
      } else {
        fields.push(dataField('150', '  ', ['a', `${family(number)} culture`]))
        fields.push(dataField('450', '  ', ['a', `Old ${family(number)} culture`]))
        if (number > 100) fields.push(dataField('550', '  ', ['w', 'g'], ['a', `${family(number - 100)} culture`]))
      }
      const written = writeIso2709(createRecord('00000nz  a2200000n  4500', fields), { encoding: 'utf-8' })
      if (written.ok) pieces.push(written.bytes)
    }
    yield Buffer.concat(pieces)
  }
}
