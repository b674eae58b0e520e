import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkIssn, formatIssn, normalizeLccn, parseEan13, parseIsmn, parseIssn, parseOclc, parseUpc } from './index.ts'

type Cases = readonly (readonly [text: string, expected: string | undefined])[]

function table(parse: (text: string) => string | undefined, cases: Cases): void {
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${expected ?? 'none'}`, () => {
      assert.equal(parse(text), expected)
    })
  }
}

describe('ISSN', () => {
  table(parseIssn, [
    ['0028-0836', '00280836'],
    ['ISSN 0028 0836', '00280836'],
    ['2434561x', '2434561X'],
    ['2434-561X (online)', '2434561X'],
    ['9770028083002', '00280836'],
    ['9770028083002 17', '00280836'],
    ['0028-0837', undefined],
    ['100280836', undefined],
  ])
  table(
    (text) => {
      const check = checkIssn(text)
      return check.ok ? check.issn : check.reason
    },
    [
      ['0028-0836', '00280836'],
      ['bar', 'characters'],
      ['0028-0837', 'checksum'],
      ['0028-083', 'length'],
      ['', 'empty'],
    ],
  )
  table(formatIssn, [
    ['00280836', '0028-0836'],
    ['0028-0836', '0028-0836'],
    ['bar', 'bar'],
  ])
})

describe('LCCN (the examples of the info:lccn namespace, and what stands in 010)', () => {
  table(normalizeLccn, [
    ['n78-890351', 'n78890351'],
    ['n78-89035', 'n78089035'],
    ['n 78890351 ', 'n78890351'],
    [' 85000002 ', '85000002'],
    ['85-2 ', '85000002'],
    ['2001-000002', '2001000002'],
    ['75-425165//r75', '75425165'],
    ['   79139101 /AC/r932', '79139101'],
    ['   2003064872', '2003064872'],
    ['sh 85121735 ', 'sh85121735'],
    ['LCCN: 2001-2', '2001000002'],
    ['https://lccn.loc.gov/n78890351', 'n78890351'],
    ['0028-0836', undefined],
    ['85-1234567', undefined],
    ['85-2-3', undefined],
    ['abcd85000002', undefined],
    ['hobbit', undefined],
    ['', undefined],
  ])
})

describe('OCLC numbers', () => {
  table(parseOclc, [
    ['(OCoLC)ocm111111111', '111111111'],
    ['(OCoLC)ocn111111111', '111111111'],
    ['(OCoLC)on111111111', '111111111'],
    ['(OCoLC)47971712', '47971712'],
    ['(ocolc) 47971712 ', '47971712'],
    ['ocm00012345 ', '12345'],
    ['on1234567890', '1234567890'],
    ['OCLC# 123', '123'],
    ['https://www.worldcat.org/oclc/123', '123'],
    ['47971712', undefined],
    ['(DLC)   85000002', undefined],
    ['(OCoLC)fst00012345', undefined],
    ['(OCoLC)', undefined],
    ['online', undefined],
  ])
})

describe('trade numbers', () => {
  table(parseEan13, [
    ['4006381333931', '4006381333931'],
    ['4 006381 333931', '4006381333931'],
    ['883929631858', '0883929631858'],
    ['4006381333930', undefined],
    ['400638133393', undefined],
  ])
  table(parseUpc, [
    ['8 83929 63185 8', '883929631858'],
    ['0883929631858', '883929631858'],
    ['4006381333931', undefined],
  ])
  table(parseIsmn, [
    ['M-2306-7118-7', '9790230671187'],
    ['ISMN 979-0-2306-7118-7 (set)', '9790230671187'],
    ['979-0-2306-7118-8', undefined],
    ['9791186178140', undefined],
  ])
})
