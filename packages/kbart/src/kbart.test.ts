import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  columns,
  coverageOf,
  covers,
  embargoDays,
  readDate,
  readEmbargo,
  readFileName,
  readKbart,
  writeFileName,
  writeKbart,
} from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const head = 'publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\ttitle_url'

function read(file: Uint8Array) {
  const opened = readKbart(file)
  if (typeof opened === 'string') throw new Error(opened)
  const all = [...opened.lines()]
  return {
    ...opened,
    titles: all.flatMap((each) => (each.ok ? [each.line.values['publication_title']] : [])),
    taken: all.flatMap((each) => (each.ok ? [each.line] : [])),
    refused: all.flatMap((each) => (each.ok ? [] : [each])),
  }
}

describe('a title list of a provider is read', () => {
  const line = 'Café “Zürich”\t0028-0836\t1476-4687\t1998-01\thttps://x.example/n'
  const utf16 = (text: string, isLittle: boolean) => {
    const out = new Uint8Array(text.length * 2)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      out[at * 2] = isLittle ? code & 255 : code >> 8
      out[at * 2 + 1] = isLittle ? code >> 8 : code & 255
    }
    return out
  }
  for (const [name, file, encoding] of [
    ['UTF-8', bytes(`${head}\n${line}`), 'utf-8'],
    ['UTF-8 with a mark', bytes(`\uFEFF${head}\r\n${line}\r\n`), 'utf-8'],
    ['UTF-16 with a mark', utf16(`\uFEFF${head}\n${line}\n`, true), 'utf-16le'],
    ['UTF-16 of the other order without', utf16(`${head}\n${line}\n`, false), 'utf-16be'],
    [
      'Windows-1252',
      Uint8Array.from([
        ...bytes(`${head}\nCaf`),
        0xe9,
        ...bytes(' '),
        0x93,
        ...bytes('Z'),
        0xfc,
        ...bytes('rich'),
        0x94,
        ...bytes(line.slice(line.indexOf('\t'))),
      ]),
      'windows-1252',
    ],
    ['line ends of old machines', bytes(`${head}\r${line}\r`), 'utf-8'],
  ] as const)
    it(`in ${name}`, () => {
      const { titles, encoding: found } = read(file)
      assert.deepEqual([titles, found], [['Café “Zürich”'], encoding])
    })

  it('with commas and quotation marks over lines, as spreadsheets save it', () => {
    const { taken, refused } = read(
      bytes(
        'publication_title,title_url,notes\n"One, ""two""",https://x.example/1,"a\nb"\nThree,https://x.example/3,\n',
      ),
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(
      taken.map(({ number, values }) => [number, values['publication_title'], values['notes']]),
      [
        [2, 'One, "two"', 'a b'],
        [4, 'Three', undefined],
      ],
    )
  })

  it('with quotation marks that belong to titles, and with those around whole fields', () => {
    const { titles } = read(
      bytes(
        `publication_title\ttitle_url\n"Truth" and power\thttps://x.example/1\n"A ""good"" one"\thttps://x.example/2\n"open\thttps://x.example/3\n`,
      ),
    )
    assert.deepEqual(titles, ['"Truth" and power', 'A "good" one', '"open'])
  })

  it('with older names of columns, another order, and columns that nobody knows', () => {
    const { taken, columns: names } = read(
      bytes('Title URL\tcoverage_notes\tpublication_title\toclc_number\nhttps://x.example/1\tsome\tA\t77\n'),
    )
    assert.deepEqual(names, ['Title URL', 'notes', 'publication_title', 'oclc_number'].with(0, 'title_url'))
    assert.deepEqual(taken[0]?.values, {
      title_url: 'https://x.example/1',
      notes: 'some',
      publication_title: 'A',
      oclc_number: '77',
    })
  })
})

describe('a list with faults', () => {
  it('is read but for the lines with faults, which are told by number and in words', () => {
    const { titles, refused, taken } = read(
      bytes(
        [
          `${head}\tdate_last_issue_online\tembargo_info`,
          'Good\t0028-0836\t\t1998\thttps://x.example/1\t\tP1Y',
          '\t\t\t1998\thttps://x.example/2',
          'No address\t\t\t1998\t',
          'Script\t\t\t1998\tjavascript:alert(1)',
          'Bad day\t\t\t1998-02-30\thttps://x.example/5\tsoon\tone year',
          'Backwards\t\t\t2005\thttps://x.example/6\t2001',
          'Too\tmany\tfields\t1998\thttps://x.example/7\t\t\tmore',
          'Wrong number\t0028-0837\t\t1998\thttps://x.example/8',
          `Long ${'x'.repeat(3000)}\t\t\t\thttps://x.example/9`,
          `Endless ${'x'.repeat(60_000)}\t\t\t\thttps://x.example/10`,
          'Short line\t\t\t\thttps://x.example/11',
        ].join('\n'),
      ),
    )
    assert.deepEqual(titles, ['Good', 'Wrong number', 'Short line'])
    assert.deepEqual(
      refused.map(({ number, reasons }) => [number, reasons.length]),
      [
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 3],
        [7, 1],
        [8, 1],
        [10, 1],
        [11, 1],
      ],
    )
    assert.match(refused[3]?.reasons.join(' ') ?? '', /“1998-02-30”.*“soon”.*“one year”/)
    assert.match(taken[1]?.doubts[0] ?? '', /0028-0837/)
  })

  it('is said to be none when it is none', () => {
    for (const text of [
      '',
      '\n\n',
      'name,address\na,b',
      '<html><body>Sign in</body></html>',
      '\u0000\u0001\u0002',
      'PK\u0003\u0004zip',
    ])
      assert.equal(typeof readKbart(bytes(text)), 'string', text)
    const whole = (text: string) => {
      const found = readKbart(bytes(text))
      return typeof found === 'string' ? found : 'read'
    }
    assert.match(whole('publication_title\ttitle_url\ttitle_url\n'), /title_url.*twice/)
    assert.match(whole(`${'x\t'.repeat(100_000)}\n`), /no KBART file/)
  })
})

describe('a list is written', () => {
  it('and read again it is the same', () => {
    const lines = [
      { publication_title: '"Truth"', title_url: 'https://x.example/1', embargo_info: 'P1Y', local: 'yes' },
      { publication_title: 'Tab\tin it', title_url: 'https://x.example/2' },
    ]
    const text = [...writeKbart(lines, ['local'])].join('')
    assert.equal(text.split('\n')[0], [...columns, 'local'].join('\t'))
    assert.deepEqual(
      read(bytes(text)).taken.map(({ values }) => values),
      [lines[0], { ...lines[1], publication_title: 'Tab in it' }],
    )
  })

  it('under a name of the pattern', () => {
    const name = writeFileName({ provider: 'The Press', region: '', package: 'Arts & Letters/I', date: '2026-11-22' })
    assert.equal(name, 'The-Press_Global_Arts-Letters-I_2026-11-22.txt')
    assert.deepEqual(readFileName(name), {
      provider: 'The-Press',
      region: 'Global',
      package: 'Arts-Letters-I',
      date: '2026-11-22',
    })
    assert.deepEqual(readFileName('JSTOR_ArtsI.tsv'), { provider: 'JSTOR', region: '', package: 'ArtsI', date: '' })
    assert.equal(readFileName('titles.txt'), undefined)
  })
})

describe('what a title covers', () => {
  const today = '2026-06-15'
  it('is told by dates and embargoes of the calendar', () => {
    const days = (text: string) => embargoDays(readEmbargo(text) ?? [], today)
    assert.deepEqual(days('P1Y'), { from: null, to: '2025-12-31' })
    assert.deepEqual(days('R1Y'), { from: '2026-01-01', to: null })
    assert.deepEqual(days('P6M'), { from: null, to: '2025-12-31' })
    assert.deepEqual(days('P4M'), { from: null, to: '2026-02-28' })
    assert.deepEqual(days('R10Y;P30D'), { from: '2017-01-01', to: '2026-05-16' })
    for (const wrong of ['1Y', 'P1', 'PXY', 'P1Y;P2Y', 'P1Y;R1Y;P1D', 'P99999D'])
      assert.equal(readEmbargo(wrong), undefined, wrong)
    assert.deepEqual(['2024-02-29', '2023-02-29', '2003-13', '03', '2003'].map(readDate), [
      '2024-02-29',
      undefined,
      undefined,
      undefined,
      '2003',
    ])
  })

  it('has an article, lacks it, or may have it', () => {
    const run = coverageOf({
      date_first_issue_online: '1998-07',
      num_first_vol_online: '12',
      embargo_info: 'P1Y',
    })
    const on = (date: string, volume = '') => covers(run, { date, volume }, today)
    assert.deepEqual(on('2003'), { is: 'yes' })
    assert.deepEqual(on('1997'), { is: 'no', because: 'before' })
    assert.deepEqual(on('1998'), { is: 'perhaps' })
    assert.deepEqual(on('1998', '11'), { is: 'no', because: 'before' })
    assert.deepEqual(on('1998-08'), { is: 'yes' })
    assert.deepEqual(on('2026-02'), { is: 'no', because: 'embargo' })
    assert.deepEqual(on(''), { is: 'perhaps' })
    const ended = coverageOf({
      date_first_issue_online: '1998',
      date_last_issue_online: '2010',
      num_first_vol_online: '1',
      num_last_vol_online: '13',
    })
    assert.deepEqual(covers(ended, { date: '2011', volume: '' }, today), { is: 'no', because: 'after' })
    assert.deepEqual(covers(ended, { date: '', volume: '5' }, today), { is: 'yes' })
    assert.deepEqual(covers(coverageOf({}), { date: '', volume: '' }, today), { is: 'yes' })
    assert.deepEqual(covers(coverageOf({ embargo_info: 'R2Y' }), { date: '2020', volume: '' }, today), {
      is: 'no',
      because: 'past',
    })
  })
})
