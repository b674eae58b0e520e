import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, type MarcRecord } from '@carrel/marc'
import { compileTask } from '../language/compile-task.ts'
import { fieldLine, readRecordText } from '../text/record-text.ts'
import { partDates, spellUncertainDate } from './publication-dates.ts'
import { rdaSwitches } from './rda-switches.ts'
import { resourceTypes } from './resource-types.ts'

const run = { number: 1, now: '2026-11-22T10:00:00Z' }

function recordFrom(...lines: readonly string[]): MarcRecord {
  return readRecordText(lines.join('\n'), createRecord('00000nam a2200000 a 4500', []))
}

function helped(record: MarcRecord, step: Readonly<Record<string, unknown>> = {}): MarcRecord {
  const outcome = compileTask({ name: 'RDA', steps: [{ do: 'rda-helper', ...step }] })
  assert.ok(outcome.ok)
  return outcome.compiled.run(record, run).record
}

const withTag = (record: MarcRecord, tag: string) => record.fields.filter((field) => field.tag === tag).map(fieldLine)

describe('A book described by AACR2', () => {
  const book = recordFrom(
    '=008  990101s1999\\\\\\\\nyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d',
    '=040  \\\\$aDLC$beng$cDLC$dDLC',
    '=245  10$aTitle$h[electronic resource] /$cA. Writer.',
    '=260  \\\\$a[Place] :$bPublisher,$cc1999.',
    '=300  \\\\$axii, 345 p. :$bill. ;$c24 cm.',
  )
  const after = helped(book)

  it('has types in place of its designation', () => {
    assert.deepEqual(withTag(after, '245'), ['=245  10$aTitle /$cA. Writer.'])
    assert.deepEqual(withTag(after, '336'), ['=336  \\\\$atext$btxt$2rdacontent'])
    // Nothing but the designation says that it is electronic, and it is described by its pages.
    assert.deepEqual(withTag(after, '337'), ['=337  \\\\$acomputer$bc$2rdamedia'])
    assert.deepEqual(withTag(after, '338'), ['=338  \\\\$aonline resource$bcr$2rdacarrier'])
  })

  it('has its copyright date apart from the date of publication that follows from it', () => {
    assert.deepEqual(withTag(after, '260'), [])
    assert.deepEqual(withTag(after, '264'), ['=264  \\1$a[Place] :$bPublisher,$c[1999]', '=264  \\4$c©1999'])
  })

  it('has its extent in words and says that it follows RDA', () => {
    assert.deepEqual(withTag(after, '300'), ['=300  \\\\$axii, 345 pages :$billustrations ;$c24 cm'])
    assert.deepEqual(withTag(after, '040'), ['=040  \\\\$aDLC$beng$erda$cDLC$dDLC'])
    assert.equal(after.leader[18], 'i')
  })

  it('is not changed by a second run, and authority records not by any', () => {
    assert.equal(helped(after), after)
    const authority = recordFrom('=LDR  00000nz  a2200000n  4500', '=100  1\\$aSmith, John,$db. 1850.')
    assert.equal(helped(authority, { headings: true }), authority)
  })

  it('keeps the stop behind its size when a series follows, and has a word for the copyright where that is wanted', () => {
    const series = recordFrom(
      '=260  \\\\$aParis :$bSeuil,$cc1999.',
      '=300  \\\\$a12 p. ;$c24 cm.',
      '=490  0\\$aSeries.',
    )
    const made = helped(series, { copyright: 'word' })
    assert.deepEqual(withTag(made, '300'), ['=300  \\\\$a12 pages ;$c24 cm.'])
    assert.deepEqual(withTag(made, '264').at(-1), '=264  \\4$ccopyright 1999')
  })

  it('goes with its twin in another script', () => {
    const cyrillic = recordFrom(
      '=260  \\\\$6880-01$aMoskva :$bNauka,$c1999.',
      '=880  \\\\$6260-01/(N$aМосква :$bНаука,$c1999.',
    )
    const made = helped(cyrillic)
    assert.deepEqual(withTag(made, '264'), ['=264  \\1$6880-01$aMoskva :$bNauka,$c1999.'])
    assert.deepEqual(withTag(made, '880'), ['=880  \\1$6264-01/(N$aМосква :$bНаука,$c1999.'])
  })
})

describe('Content, media and carrier', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], types: string])[] = [
    ['a printed book', ['=300  \\\\$a345 p.'], 'txt n nc'],
    ['a book with a disc', ['=007  co\\', '=300  \\\\$a345 p. +$e1 CD-ROM'], 'txt nc nc,cd'],
    ['an online book', ['=007  cr\\', '=300  \\\\$a1 online resource'], 'txt c cr'],
    ['a microfiche', ['=007  he\\', '=300  \\\\$a3 microfiches'], 'txt h he'],
    ['a score', ['=LDR  00000ncm a2200000 a 4500', '=300  \\\\$a1 score (12 p.)'], 'ntm n nc'],
    ['a map', ['=LDR  00000nem a2200000 a 4500', '=300  \\\\$a1 map'], 'cri n nb'],
    ['a compact disc', ['=LDR  00000njm a2200000 a 4500', '=007  sd\\f'], 'prm s sd'],
    ['an audiobook on cassettes', ['=LDR  00000nim a2200000 a 4500', '=300  \\\\$a6 sound cassettes'], 'spw s ss'],
    ['a DVD', ['=LDR  00000ngm a2200000 a 4500', '=007  vd\\cvaizq', `=008  ${' '.repeat(33)}v`], 'tdi v vd'],
    ['slides', ['=LDR  00000ngm a2200000 a 4500', '=300  \\\\$a24 slides', `=008  ${' '.repeat(33)}s`], 'sti g gs'],
    ['a photograph', ['=LDR  00000nkm a2200000 a 4500', '=300  \\\\$a1 photograph'], 'sti n nb'],
    ['a game', ['=LDR  00000nrm a2200000 a 4500', '=300  \\\\$a1 game'], 'tdf n nr'],
    ['a program', ['=LDR  00000nmm a2200000 a 4500', '=300  \\\\$a1 computer disk'], 'cop c cd'],
    ['a book in braille', [`=008  ${' '.repeat(23)}f`, '=300  \\\\$a3 v.'], 'tct n nc'],
  ]
  for (const [what, lines, expected] of cases) {
    it(`of ${what}`, () => {
      const { content, media, carriers } = resourceTypes(recordFrom(...lines))
      const told = `${content.join()} ${what.includes('with a disc') ? 'nc' : media.join()} ${carriers.join()}`
      assert.equal(told, expected)
    })
  }

  it('that a cataloguer wrote are left', () => {
    const record = recordFrom('=300  \\\\$a1 v.', '=336  \\\\$astill image$2rdacontent', '=337  \\\\$avideo$2rdamedia')
    const after = helped(record)
    assert.deepEqual(withTag(after, '336'), ['=336  \\\\$astill image$2rdacontent'])
    assert.deepEqual(withTag(after, '338'), [], 'a volume would not be a video')
  })
})

describe('Dates of publication', () => {
  const cases: readonly (readonly [given: string, date: string | undefined, copyright: readonly string[]])[] = [
    ['c1999', '[1999]', ['©1999']],
    ['©1999', '[1999]', ['©1999']],
    ['cop. 1999', '[1999]', ['©1999']],
    ['p1987', '[1987]', ['℗1987']],
    ['1999, c1998', '1999', ['©1998']],
    ['1999 [c1998]', '1999', ['©1998']],
    ['[1999?], c1998', '[1999?]', ['©1998']],
    ['c1998, p1987', '[1998]', ['©1998', '℗1987']],
    ['c1998-', '[1998]-', ['©1998-']],
    ['[c1998]', '[1998]', ['©1998']],
    ['1999', '1999', []],
    ['1998 printing', '1998 printing', []],
  ]
  for (const [given, date, copyright] of cases) {
    it(`in ${given}`, () => assert.deepEqual(partDates(given), { date, copyright }))
  }

  it('that are not sure are put into words', () => {
    const words = ['[ca. 1950]', '[195-]', '[195-?]', '[19--]', '[n.d.]', '1950'].map(spellUncertainDate)
    assert.deepEqual(words, [
      '[approximately 1950]',
      '[between 1950 and 1959]',
      '[between 1950 and 1959?]',
      '[between 1900 and 1999]',
      '[date of publication not identified]',
      '1950',
    ])
  })
})

describe('A task of MarcEdit that calls its RDA helper', () => {
  it('becomes a step with the parts that it asks for', () => {
    const step = rdaSwitches('1|1|1|1|1|1|0|1|0|1|1|1|0|1|0|0|language of cataloging|1')
    assert.equal(step.do, 'rda-helper')
    assert.equal(step['language'], undefined)
    assert.equal(step['designation'], true)
    assert.equal(step['abbreviations'], false)
    assert.equal(rdaSwitches('1|0|0|eng|1')['language'], 'eng')
  })

  it('can be run', () => {
    const { do: _name, note: _note, ...step } = rdaSwitches('1|1|1|1|1|1|0|1|0|1|1|1|0|1|0|0|language of cataloging|1')
    const after = helped(recordFrom('=245  10$aTitle$h[microform] /$cA.', '=300  \\\\$a1 microfiche'), step)
    assert.deepEqual(withTag(after, '245'), ['=245  10$aTitle /$cA.'])
    assert.deepEqual(withTag(after, '338'), ['=338  \\\\$amicrofiche$bhe$2rdacarrier'])
  })
})
