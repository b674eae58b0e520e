import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cleanDewey, detectScheme, isNlm, parseDewey, parseLc, parseSudoc, schemeOfIndicator } from './index.ts'

describe('Dewey numbers as catalogues hold them', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["370.19'342", ['370.19342']],
    ['813.′54', ['813.54']],
    ['813’.54', ['813.54']],
    ["813' .54", ['813.54']],
    ['616..8/3', ['616.83']],
    ['863.,64', ['863.64']],
    ['823,914', ['823.914']],
    ['332.6 021', ['332.6']],
    ['813/.54 22', ['813.54']],
    ['511/.3--dc19', ['511.3']],
    ['j574', ['j574', '574']],
    ['081s', ['081 s']],
    ['(015.73) 015.791 021', ['015.73 s', '015.791']],
    ['*735.29 735.42', ['735.29*', '735.42']],
    ['[016.3584] 012', ['016.3584']],
    ['016.82 s [016.823/8]', ['016.82 s', '016.8238']],
    ['C364/.971', ['364.971']],
    ['NZ823.2', ['823.2']],
    ['333.7-333.9', ['333.7', '333.9']],
    ['-222.14', ['-222.14']],
    ['92 [B]', ['092', '[B]']],
    ['1.5', ['001.5']],
    ['[E]', ['[E]']],
    ['[Fic] 21', ['[Fic]']],
    ['B', ['[B]']],
    ['792 U35 Te', ['792']],
    ['21ddc', []],
    ['978123412341', []],
    ['QA76.9', []],
    ['W 117', []],
    ['', []],
  ]
  for (const [text, numbers] of cases) {
    it(`are cleaned: ${text}`, () => {
      assert.deepEqual(cleanDewey(text), numbers)
    })
  }

  it('are taken apart', () => {
    const call = parseDewey("J 370.19'342 SMI 1990")
    assert.equal(call?.number, '370')
    assert.equal(call.decimal, '19342')
    assert.deepEqual(
      call.parts.map((part) => part.kind),
      ['word', 'number'],
    )
    assert.equal(parseDewey('9781234567897'), undefined)
  })
})

describe('NLM numbers', () => {
  const valid = [
    'QS 11 .GA1 E53 2005',
    'QZ 4',
    'QZZ 11 .A1',
    'W 26.55.S6',
    'W1 AM225K',
    'WAA 102.5 B5315 2018',
    'wz 100',
    'WX 218.5',
  ]
  const invalid = ['Q 11', 'QA 11', 'QR 11', 'QAAA 11', 'QSAA 11', 'WAAA 102.5', 'Z 250', 'WG', '2009 H-979', '']
  it('begin with QS to QZ or W', () => {
    assert.deepEqual(
      valid.filter((text) => !isNlm(text)),
      [],
    )
    assert.deepEqual(invalid.filter(isNlm), [])
  })
})

describe('LC numbers', () => {
  it('are taken apart', () => {
    const call = parseLc('HB3717 1929.E37 v.2')
    assert.deepEqual([call?.letters, call?.number, call?.decimal], ['HB', '3717', ''])
    assert.deepEqual(
      call?.parts.map((part) => part.kind),
      ['number', 'cutter', 'word', 'number'],
    )
    assert.equal(parseLc('QA76.9 .D3')?.decimal, '9')
  })

  for (const text of [
    'MLCS 83/123',
    'IN PROCESS',
    'Microfilm 99/20',
    '#M8184',
    'PZ123.234.234',
    'PZ 12345',
    '5490',
    '',
  ]) {
    it(`are not: "${text}"`, () => {
      assert.equal(parseLc(text), undefined)
    })
  }
})

describe('SuDoc numbers', () => {
  it('are a stem and a book number', () => {
    assert.deepEqual(parseSudoc('Y 4.EC 7:S.HRG.98-1234'), { stem: 'Y 4.EC 7', bookNumber: 'S.HRG.98-1234' })
    assert.deepEqual(parseSudoc('CS 1.26/4'), { stem: 'CS 1.26/4', bookNumber: undefined })
    assert.equal(parseSudoc('B 70003'), undefined)
  })
})

describe('the scheme of a call number', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['QA76.9 .D3', 'lc'],
    ['E8C11D22', 'lc'],
    ['KFN5225 .A3', 'lc'],
    ['J 574 .A3', 'lc'],
    ['B 123 .A5', 'lc'],
    ['pz7.j684 lae', 'lc'],
    ['813.54 TOL', 'ddc'],
    ['FIC ROW', 'ddc'],
    ['[E] SEU', 'ddc'],
    ['e seu', 'ddc'],
    ['B LIN', 'ddc'],
    ['J 574', 'ddc'],
    ['j574.5 DAR', 'ddc'],
    ['C813/.52', 'ddc'],
    ['REF 030', 'ddc'],
    ['WG 120 B3 2001', 'nlm'],
    ['QS 11 .GA1', 'nlm'],
    ['Y 4.EC 7:S.HRG.98-1234', 'sudoc'],
    ['A 13.28:F 61/2', 'sudoc'],
    ['CD- 50688', 'local'],
    ['LP 120', 'local'],
    ['DVD 123', 'local'],
    ['IN PROCESS', 'local'],
    ['Microfilm 99/20', 'local'],
    ['PZ123.234.234', 'local'],
    ['5490', 'local'],
    ['', 'local'],
  ]
  for (const [text, scheme] of cases) {
    it(`${text} is ${scheme}`, () => {
      assert.equal(detectScheme(text), scheme)
    })
  }

  it('is said by the first indicator of 852', () => {
    assert.deepEqual([...'01234578 '].map(schemeOfIndicator), [
      'lc',
      'ddc',
      'nlm',
      'sudoc',
      'local',
      'local',
      'local',
      'local',
      'local',
    ])
  })
})
