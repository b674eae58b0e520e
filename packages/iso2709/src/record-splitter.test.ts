import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { book, bytes, field, joined, record, replaced, visible } from '../test/sample-records.ts'
import { RecordSplitter, splitRecords, tagText, type Frame } from './index.ts'

const emil = book('1', 'Emil und die Detektive')
const lottchen = book('2', 'Das doppelte Lottchen')
const klassenzimmer = book('3', 'Das fliegende Klassenzimmer')

/** What a frame holds, in short. */
function summary(frames: readonly Frame[]): string[] {
  return frames.map((frame) =>
    [frame.kind, frame.number, frame.offset, ...frame.problems.map((problem) => problem.code)].join(' '),
  )
}

function fieldsOf(frame: Frame | undefined): string[] {
  if (!frame?.record) return []
  const { bytes: data, directory } = frame.record
  const fields: string[] = []
  for (let at = 0; at < directory.length; at += 3) {
    fields.push(`${tagText(directory[at]!)} ${visible(data.subarray(directory[at + 1], directory[at + 2]))}`)
  }
  return fields
}

const emilFields = fieldsOf(splitRecords(emil)[0])

describe('a file of right records', () => {
  it('gives each record with its number, offset and bytes', () => {
    const frames = splitRecords(joined(emil, lottchen, klassenzimmer))
    assert.deepEqual(summary(frames), [
      'record 1 0',
      `record 2 ${emil.length}`,
      `record 3 ${emil.length + lottchen.length}`,
    ])
    assert.deepEqual(frames[1]?.bytes, lottchen)
    assert.equal(
      frames.every((frame) => frame.record?.intact),
      true,
    )
  })

  it('knows the fields without decoding them', () => {
    assert.deepEqual(emilFields.slice(0, 2), ['001 1', '008 260101s2026    gw            000 0 ger d'])
    assert.equal(emilFields[4], '650  0$aDetective stories')
    const [frame] = splitRecords(emil)
    assert.equal(frame?.record?.ascii, false)
    assert.equal(splitRecords(record(field('001', 'x')))[0]?.record?.ascii, true)
  })

  it('reads a record without fields', () => {
    const empty = record()
    assert.equal(empty.length, 26)
    assert.deepEqual(summary(splitRecords(empty)), ['record 1 0'])
  })

  it('accepts fields that lie in another order than the directory', () => {
    const turned = replaced(record(field('001', 'ab'), field('003', 'cd')), '00100030000000300030000300', '')
    const swapped = replaced(turned, '001000300000003000300003', '001000300003003000300000')
    assert.deepEqual(fieldsOf(splitRecords(swapped)[0]), ['001 cd', '003 ab'])
    assert.deepEqual(summary(splitRecords(swapped)), ['record 1 0'])
  })

  it('gives nothing for an empty file', () => {
    assert.deepEqual(splitRecords(new Uint8Array(0)), [])
  })
})

describe('stray bytes between records', () => {
  const cases: [string, Uint8Array, string[]][] = [
    ['line breaks', joined(emil, bytes('\r\n'), lottchen, bytes('\r\n')), ['record', 'stray', 'record', 'stray']],
    ['an end-of-file mark', joined(emil, bytes('\u001A')), ['record', 'stray']],
    ['a byte order mark', joined(bytes('\u00EF\u00BB\u00BF'), emil), ['stray', 'record']],
    [
      'padding with NUL',
      joined(bytes('\0\0\0'), emil, bytes('\0\0'), lottchen),
      ['stray', 'record', 'stray', 'record'],
    ],
    ['blanks', joined(emil, bytes('   '), lottchen), ['record', 'stray', 'record']],
    ['an empty record', joined(emil, bytes('\u001D'), lottchen), ['record', 'stray', 'record']],
  ]
  for (const [name, input, kinds] of cases) {
    it(`takes ${name} without an error`, () => {
      const frames = splitRecords(input)
      assert.deepEqual(
        frames.map((frame) => frame.kind),
        kinds,
      )
      const severities = new Set(frames.flatMap((frame) => frame.problems.map((problem) => problem.severity)))
      assert.deepEqual([...severities], ['info'])
    })
  }

  it('reports text that belongs to no record and reads the record behind it', () => {
    const frames = splitRecords(joined(bytes('Report of 3 records\n'), emil, bytes('00914'), lottchen))
    assert.deepEqual(summary(frames), [
      'stray 0 0 stray-text',
      'stray 0 19 stray-bytes',
      'record 1 20',
      `stray 1 ${20 + emil.length} stray-text`,
      `record 2 ${25 + emil.length}`,
    ])
  })
})

describe('a broken record whose meaning is certain', () => {
  const length = String(emil.length).padStart(5, '0')
  const withoutEnd = emil.subarray(0, -1)
  const cases: [string, Uint8Array, string][] = [
    ['a wrong length', replaced(emil, length, '00321'), 'record-length-wrong'],
    ['a length of 99999', replaced(emil, length, '99999'), 'record-length-wrong'],
    ['a length that is not a number', replaced(emil, length, 'abcde'), 'record-length-wrong'],
    ['no length', replaced(emil, length, '     '), 'record-length-wrong'],
    ['a wrong base address', replaced(emil, 'a2200085', 'a2200070'), 'base-address-wrong'],
    ['field lengths counted in characters', replaced(emil, '1000032', '1000030'), 'directory-wrong'],
    ['starts that are not numbers', replaced(emil, '100003200043', '1000032xxxxx'), 'directory-wrong'],
    ['a directory one byte short', replaced(emil, '100003200043', '10000320043'), 'directory-wrong'],
    ['a directory one byte long', replaced(emil, '100003200043', '1000032900043'), 'directory-wrong'],
    ['a leader of 23 bytes', replaced(emil, ' a 4500', ' a 450'), 'leader-damaged'],
    ['a leader of 25 bytes', replaced(emil, 'cam a', 'cam  a'), 'leader-damaged'],
    [
      'a directory whose terminator was overwritten',
      replaced(emil, '00121\u001E', '00121\u001F'),
      'field-terminator-missing',
    ],
    ['no record terminator', withoutEnd, 'record-terminator-missing'],
  ]
  for (const [name, input, code] of cases) {
    it(`repairs ${name}`, () => {
      assert.notDeepEqual(input, emil)
      const frames = splitRecords(joined(input, lottchen))
      assert.deepEqual(
        frames.map((frame) => frame.kind),
        ['record', 'record'],
      )
      const codes = frames[0]?.problems.map((problem) => problem.code) ?? []
      assert.ok(codes.includes(code), `${code} is not among ${codes.join(', ')}`)
      assert.deepEqual(fieldsOf(frames[0]), emilFields)
      assert.equal(frames[0]?.record?.intact, false)
      assert.equal(frames[1]?.record?.intact, true)
    })
  }

  it('keeps a field terminator that stands inside a field', () => {
    const input = record(field('001', '1'), field('245', '10$aEmil \u001E und'), field('500', '  $aNote'))
    const [frame] = splitRecords(input)
    assert.deepEqual(fieldsOf(frame), ['001 1', '245 10$aEmil § und', '500   $aNote'])
    assert.equal(frame?.problems[0]?.code, 'field-terminator-in-data')
    assert.equal(frame?.problems[0]?.tag, '245')
  })

  it('keeps a record terminator that stands inside a field', () => {
    const input = record(field('001', '1'), field('245', '10$aEmil \u001D und'), field('500', '  $aNote'))
    const frames = splitRecords(joined(input, lottchen))
    assert.deepEqual(fieldsOf(frames[0]), ['001 1', '245 10$aEmil ¶ und', '500   $aNote'])
    assert.equal(frames[0]?.problems[0]?.code, 'record-terminator-in-data')
    assert.equal(frames[1]?.record?.intact, true)
  })

  it('completes a field terminator that is lost or overwritten', () => {
    const whole = record(field('001', '17'), field('245', '10$aEmil'), field('500', '  $aNote'))
    const lost = splitRecords(replaced(whole, 'Emil\u001E', 'Emil'))[0]
    assert.deepEqual(fieldsOf(lost), ['001 17', '245 10$aEmil', '500   $aNote'])
    const overwritten = splitRecords(replaced(whole, 'Emil\u001E', 'Emil#'))[0]
    assert.deepEqual(fieldsOf(overwritten), ['001 17', '245 10$aEmil#', '500   $aNote'])
  })

  it('reads a record above 99,999 bytes whose starts have six digits', () => {
    const fields = Array.from({ length: 60 }, (_, index) => field('500', `  $a${String(index).padEnd(2000, '.')}`))
    const parts = [field('001', 'long'), ...fields]
    let directory = ''
    let data = ''
    for (const { tag, data: value } of parts) {
      directory += tag + String(value.length + 1).padStart(4, '0') + String(data.length).padStart(5, '0')
      data += `${visible(value).replaceAll('$', '\u001F')}\u001E`
    }
    const base = String(25 + directory.length).padStart(5, '0')
    const input = joined(bytes(`99999cam a22${base} a 4500${directory}\u001E${data}\u001D`), emil)
    const frames = splitRecords(input)
    assert.equal(fieldsOf(frames[0]).length, 61)
    assert.equal(fieldsOf(frames[0])[60]?.slice(0, 9), '500   $a5')
    assert.ok(frames[0]?.problems.some((problem) => problem.code === 'record-too-long'))
    assert.equal(frames[1]?.record?.intact, true)
  })

  it('reads a record above 99,999 bytes whose starts stop at 99999', () => {
    let directory = '001000200000'
    let data = '1\u001E'
    for (let index = 0; index < 70; index++) {
      directory += `9742005${String(Math.min(data.length, 99_999)).padStart(5, '0')}`
      data += `  \u001Fa${String(index).padEnd(2000, '.')}\u001E`
    }
    const base = String(25 + directory.length).padStart(5, '0')
    const [frame] = splitRecords(bytes(`99999cam a22${base} a 4500${directory}\u001E${data}\u001D`))
    assert.equal(fieldsOf(frame).length, 71)
    assert.equal(fieldsOf(frame)[70]?.slice(0, 10), '974   $a69')
  })
})

describe('a broken record whose meaning is not certain', () => {
  const cases: [string, Uint8Array, string][] = [
    ['text with a record terminator', bytes('this is no record at all\u001D'), 'not-a-record'],
    ['a record without its fields', replaced(emil, visible(emil).slice(30, 80), ''), 'directory-unreadable'],
    [
      'a directory of letters',
      replaced(emil, '001000200000008004100002', 'abcdefghijklmnopqrstuvwx'),
      'directory-unreadable',
    ],
  ]
  for (const [name, input, code] of cases) {
    it(`refuses ${name} and keeps it as it came`, () => {
      const frames = splitRecords(joined(emil, input, lottchen))
      if (code === 'directory-unreadable' && frames[1]?.kind === 'record') assert.fail('it was read')
      assert.deepEqual(
        frames.map((frame) => frame.kind),
        ['record', 'unreadable', 'record'],
      )
      assert.deepEqual(frames[1]?.bytes, input)
      assert.equal(frames[1]?.offset, emil.length)
      const error = frames[1]?.problems.find((problem) => problem.severity === 'error')
      assert.equal(error?.code, code)
    })
  }

  it('refuses a last record that breaks off, wherever it does', () => {
    for (let cut = 5; cut < lottchen.length - 2; cut += 7) {
      const frames = splitRecords(joined(emil, lottchen.subarray(0, cut)))
      const kinds = frames.map((frame) => frame.kind)
      assert.deepEqual(kinds, ['record', 'unreadable'], `cut after ${cut} bytes`)
      assert.equal(frames[1]?.problems[0]?.code, 'record-truncated')
    }
  })

  it('refuses a record that breaks off in the middle of a file and reads the next', () => {
    const frames = splitRecords(joined(emil, lottchen.subarray(0, 150), klassenzimmer))
    assert.deepEqual(
      frames.map((frame) => frame.kind),
      ['record', 'unreadable', 'record'],
    )
    assert.deepEqual(frames[2]?.bytes, klassenzimmer)
  })

  it('gives up a record without an end at the limit and finds the next', () => {
    const endless = bytes(`00500nam a2200085 a 4500${'x'.repeat(300_000)}\u001D`)
    const frames = splitRecords(joined(endless, emil), { maxRecordBytes: 200_000 })
    assert.deepEqual(summary(frames), [
      'unreadable 1 0 record-too-long',
      'stray 1 200000 record-too-long',
      `record 2 ${endless.length}`,
    ])
  })
})

describe('chunks', () => {
  const input = joined(
    bytes('\u00EF\u00BB\u00BF'),
    emil,
    bytes('\r\n'),
    replaced(lottchen, '1000032', '1000030'),
    bytes('stray\u001D'),
    klassenzimmer.subarray(0, 120),
    emil,
    lottchen.subarray(0, -1),
    klassenzimmer,
    emil.subarray(0, 100),
  )
  const whole = summary(splitRecords(input))

  it('give the same pieces wherever they end', () => {
    for (const size of [1, 2, 3, 7, 24, 25, 100, 255, 1000]) {
      const splitter = new RecordSplitter()
      const frames: Frame[] = []
      for (let at = 0; at < input.length; at += size) frames.push(...splitter.push(input.subarray(at, at + size)))
      frames.push(...splitter.end())
      assert.deepEqual(summary(frames), whole, `chunks of ${size}`)
      assert.deepEqual(joined(...frames.map((frame) => frame.bytes)), input)
    }
  })
})
