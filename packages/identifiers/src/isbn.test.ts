import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkIsbn, formatIsbn, isbn10To13, isbn13To10, normalizeIsbn, parseIsbn } from './index.ts'

describe('an ISBN somewhere in a text', () => {
  const cases: readonly (readonly [text: string, isbn13: string | undefined, isbn10?: string])[] = [
    ['978-0-940787-08-7', '9780940787087', '0940787083'],
    ['0-940787-08-3', '9780940787087', '0940787083'],
    ['978 0 940787 08 7', '9780940787087', '0940787083'],
    ['978–0–940787–08–7', '9780940787087', '0940787083'],
    ['９７８０９４０７８７０８７', '9780940787087', '0940787083'],
    ['ISBN-13: 9780940787087 (pbk.) : $12.95', '9780940787087', '0940787083'],
    ['ISBN-10 0940787083', '9780940787087', '0940787083'],
    ['ISBN: 123-456-789-X ', '9781234567897', '123456789X'],
    ['$12.95 / 0940787083 / 1999', '9780940787087', '0940787083'],
    ['0940787084 or 0940787083', '9780940787087', '0940787083'],
    ['978094078708751495', '9780940787087', '0940787083'],
    ['SBN 940787-08-3', '9780940787087', '0940787083'],
    ['9791186178140', '9791186178140'],
    ['9790230671187', undefined],
    ['4006381333931', undefined],
    ['56', undefined],
    ['12345678901234567890', undefined],
    ['0940787084', undefined],
    ['', undefined],
  ]
  for (const [text, isbn13, isbn10] of cases) {
    it(`is found in ${JSON.stringify(text)}`, () => {
      const isbn = parseIsbn(text)
      assert.equal(isbn?.isbn13, isbn13)
      assert.equal(isbn?.isbn10, isbn10)
    })
  }

  it('keeps the form that it was given in', () => {
    assert.equal(parseIsbn('ISBN 0-940787-08-3 (pbk.)')?.given, '0-940787-08-3')
  })

  it('can be had as it stands, wrong check digit and all', () => {
    assert.equal(normalizeIsbn('184115186x'), '184115186X')
    assert.equal(normalizeIsbn('ISBN: 123-456-789-X '), '123456789X')
    assert.equal(normalizeIsbn('56'), undefined)
  })
})

describe('020 $a', () => {
  const cases: readonly (readonly [text: string, finding: string])[] = [
    ['154879473', 'length'],
    ['1548794743', 'checksum'],
    ['15487947443', 'length'],
    ['15487947443324', 'length'],
    ['1548794740', 'ok'],
    ['1548794740 (10 : good checksum)', 'ok (10 : good checksum)'],
    ['1548794740(10 : unspaced qualifier)', 'unspaced (10 : unspaced qualifier)'],
    ['1548794743 (10 : bad checksum)', 'checksum'],
    ['9781548794743', 'ok'],
    ['978-1-5487-9474-3 (13 : hyphens)', 'ok (13 : hyphens)'],
    ['9781548794745', 'checksum'],
    ['978154879474', 'length'],
    ['080442957X', 'ok'],
    ['080442957x :', 'ok :'],
    ['0X04429570', 'characters'],
    ['9770028083002', 'prefix'],
    ['foo', 'characters'],
    ['ISBN 1548794740', 'characters'],
    ['1548794740pbk', 'characters'],
    [' ', 'empty'],
  ]
  for (const [text, finding] of cases) {
    it(`${JSON.stringify(text)} is ${finding}`, () => {
      const check = checkIsbn(text)
      const behind = check.ok && check.qualifier !== undefined ? ` ${check.qualifier}` : ''
      assert.equal(check.ok ? (check.unspaced === true ? 'unspaced' : 'ok') + behind : check.reason, finding)
    })
  }
})

describe('the two lengths of an ISBN', () => {
  it('are made from each other', () => {
    assert.equal(isbn10To13('0-940787-08-3'), '9780940787087')
    assert.equal(isbn13To10('978-0-940787-08-7'), '0940787083')
    assert.equal(isbn10To13('080442957x'), '9780804429573')
    assert.equal(isbn13To10('9780804429573'), '080442957X')
  })

  it('are not made from a wrong or a 979 number', () => {
    assert.equal(isbn10To13('0940787084'), undefined)
    assert.equal(isbn13To10('9780940787088'), undefined)
    assert.equal(isbn13To10('9791186178140'), undefined)
    assert.equal(isbn10To13('9780940787087'), undefined)
  })
})

describe('an ISBN in print', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['9780940787087', '978-0-940787-08-7'],
    ['0940787083', '0-940787-08-3'],
    ['9780261102217', '978-0-261-10221-7'],
    ['9782070612758', '978-2-07-061275-8'],
    ['9783518188804', '978-3-518-18880-4'],
    ['9787020002207', '978-7-02-000220-7'],
    ['9791186178140', '979-11-86178-14-0'],
    ['080442957X', '0-8044-2957-X'],
    ['no number', 'no number'],
  ]
  for (const [given, printed] of cases) {
    it(`${given} is ${printed}`, () => {
      assert.equal(formatIsbn(given), printed)
      if (printed !== given) assert.equal(formatIsbn(printed), printed)
    })
  }
})
