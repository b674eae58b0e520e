import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { realRecords, recordFrom, reported, skipReal } from '../../test/records.ts'
import {
  checkStandardNumbers,
  countCharacters,
  countCoverage,
  countFields,
  countMaterials,
  countValues,
  findEssentials,
  measureLengths,
  readAddress,
} from '../index.ts'

const emil = recordFrom([
  '001 1',
  '008 260101s1929    gw            000 0 ger d',
  '020   $a9783791530123',
  '041 1 $agereng',
  '245 10$aEmil und die Detektive /$cErich Kästner.',
  '650  0$aDetectives$zBerlin$zGermany.',
  '650  1$aChildren.',
])
const map = recordFrom(
  [
    '001 2',
    '008 260101s19uu    fr            000 0 fre d',
    '245 00$aParis',
    '245 00$aParis again',
    '500   $a\u0412\u0430ch\u200B',
  ],
  '00000nem a2200000 a 4500',
)

describe('a report on a few records', () => {
  it('counts fields and subfields', () => {
    const { records, fields, tags } = reported(countFields(), [emil, map])
    assert.deepEqual([records, fields], [2, 12])
    const subjects = tags.find(({ tag }) => tag === '650')
    assert.deepEqual(subjects, {
      tag: '650',
      fields: 2,
      records: 1,
      without: 1,
      fewest: 0,
      most: 2,
      first: { number: 1, control: '1' },
      indicators: [
        { indicators: ' 0', fields: 1 },
        { indicators: ' 1', fields: 1 },
      ],
      subfields: [
        {
          code: 'a',
          subfields: 2,
          fields: 2,
          fieldsWithout: 0,
          records: 1,
          most: 1,
          first: { number: 1, control: '1' },
        },
        {
          code: 'z',
          subfields: 2,
          fields: 1,
          fieldsWithout: 1,
          records: 1,
          most: 2,
          first: { number: 1, control: '1' },
        },
      ],
    })
    assert.equal(tags.find(({ tag }) => tag === '001')?.fewest, 1)
  })

  it('says what they describe', () => {
    assert.deepEqual(
      reported(countMaterials(), [emil, map, emil]).materials.map(({ name, records }) => [name, records]),
      [
        ['Language material, monograph', 2],
        ['Cartographic material, monograph', 1],
      ],
    )
  })

  it('names records without a field, and with one twice that may stand once', () => {
    const { missing, duplicated } = reported(findEssentials(['020', '6XX']), [emil, map])
    assert.deepEqual(missing, [
      { tag: '020', records: 1, named: [{ number: 2, control: '2' }] },
      { tag: '6XX', records: 1, named: [{ number: 2, control: '2' }] },
    ])
    assert.deepEqual(duplicated, [
      { tag: '245', records: 1, surplus: 1, named: [{ number: 2, control: '2', times: 2 }] },
    ])
  })

  it('asks holdings and authorities for what they need', () => {
    const heading = recordFrom(['001 a', '008 x', '150   $aCats'], '00000nz  a2200000n  4500')
    const holding = recordFrom(['001 h', '008 x', '852   $bMain'], '00000nx  a2200000n  4500')
    const { missing } = reported(findEssentials(), [heading, holding])
    assert.deepEqual(
      missing.filter(({ records }) => records > 0).map(({ tag, named }) => [tag, named[0]?.control]),
      [['004', 'h']],
    )
  })

  it('lists characters beyond ASCII, and marks what is wrong with them', () => {
    const { characters, lookAlikes, recordsBeyondAscii } = reported(countCharacters(), [emil, map])
    assert.equal(recordsBeyondAscii, 2)
    assert.deepEqual(
      characters.map(({ code, name, script, mark }) => [code, name, script, mark]),
      [
        ['U+00E4', 'latin small letter a with diaeresis', 'Latin', undefined],
        ['U+0412', 'cyrillic capital letter ve', 'Cyrillic', undefined],
        ['U+0430', 'cyrillic small letter a', 'Cyrillic', undefined],
        ['U+200B', 'zero width space', '', 'invisible'],
      ],
    )
    // Half of the word is in each script: nobody can tell which letters are wrong.
    assert.deepEqual(lookAlikes, [])
    const bach = recordFrom(['100 1 $aB\u0430ch, Joh\u0430nn'])
    const found = reported(countCharacters(), [bach]).lookAlikes
    assert.deepEqual(
      found.map(({ code, times, records }) => [code, times, records]),
      [['U+0430', 2, 1]],
    )
  })

  it('finds accents that are not joined to their letters, and what is not text', () => {
    const loose = recordFrom(['245 00$aKa\u0308stner \uFFFD \u0007 \uE000 \u00A0', '700 1 $aKästner; ẹ̀kọ́'])
    const { characters, unnormalised } = reported(countCharacters(), [loose])
    assert.deepEqual(
      unnormalised.map(({ code, name }) => [code, name]),
      [['U+0061 U+0308', 'a + combining diaeresis']],
    )
    assert.deepEqual(
      characters.flatMap(({ code, mark }) => (mark ? [`${code} ${mark}`] : [])),
      ['U+0007 dead', 'U+00A0 invisible', 'U+E000 dead', 'U+FFFD dead'],
    )
  })

  it('measures records and fields', () => {
    const long = recordFrom(['001 3', `520   $a${'ä'.repeat(6000)}`])
    const { records, tags, longest, shortest, tooLong, steps } = reported(measureLengths(), [emil, map, long])
    assert.equal(records, 3)
    const note = tags.find(({ tag }) => tag === '520')
    assert.deepEqual([note?.longest, note?.longestIn.control, note?.fields], [12_004, '3', 1])
    assert.deepEqual([longest[0]?.control, shortest?.control], ['3', '2'])
    assert.deepEqual(tooLong, { records: 0, fields: 1 })
    assert.equal(
      steps.reduce((sum, step) => sum + step.records, 0),
      3,
    )
  })

  it('counts languages, countries and years', () => {
    const { languages, countries, years } = reported(countCoverage(), [emil, map])
    assert.deepEqual(
      languages.map(({ code, name, records }) => [code, name, records]),
      [
        ['eng', 'English', 1],
        ['fre', 'French', 1],
        ['ger', 'German', 1],
      ],
    )
    assert.deepEqual(
      countries.map(({ code, name }) => [code, name]),
      [
        ['fr', 'France'],
        ['gw', 'Germany'],
      ],
    )
    assert.deepEqual(
      years.map(({ code }) => code),
      ['1929', '19uu'],
    )
  })

  it('counts the texts of any place', () => {
    const place = readAddress('650$z')
    assert.ok(typeof place === 'object')
    const { without, times, values } = reported(countValues(place), [emil, emil, map])
    assert.deepEqual([without, times], [1, 4])
    assert.deepEqual(values[0], { value: 'Berlin', times: 2, records: 2, first: { number: 1, control: '1' } })
  })
})

describe('reports on real files', { skip: skipReal }, () => {
  it('on the records of a MarcEdit course', async () => {
    const records = await realRecords('bib/lc-marcedit__marc_sample_data.mrc.gz')
    const counts = reported(countFields(), records)
    const of = (tag: string) => counts.tags.find((each) => each.tag === tag)
    assert.deepEqual([counts.records, counts.fields], [536, 14_455])
    assert.deepEqual([of('245')?.fields, of('245')?.records, of('245')?.without], [537, 535, 1])
    assert.equal(of('856')?.fields, 282)
    assert.equal(of('099')?.fields, 233)
    assert.equal(of('099')?.subfields.find(({ code }) => code === 'b')?.fieldsWithout, 209)
    const local = counts.tags.filter(({ tag }) => tag.startsWith('9'))
    assert.equal(
      local.reduce((sum, { fields }) => sum + fields, 0),
      160,
    )
    const { missing, duplicated } = reported(findEssentials(), records)
    const title = (list: readonly { readonly tag: string; readonly named: readonly { control: string }[] }[]) =>
      list.find(({ tag }) => tag === '245')?.named.map(({ control }) => control)
    assert.deepEqual(title(missing), ['024253911'])
    assert.deepEqual(title(duplicated), ['022497750', '025546551'])
    assert.deepEqual(
      duplicated.map(({ tag }) => tag),
      ['245'],
    )
  })

  it('on ISBNs', async () => {
    const { isbn } = reported(
      checkStandardNumbers(),
      await realRecords('bib/pymarc_basics__NLNZ_1000_example_marc.marc.gz'),
    )
    assert.deepEqual([isbn.numbers, isbn.valid, isbn.faults.checksum, isbn.faults.length], [323, 321, 1, 1])
    assert.deepEqual(
      isbn.invalid.map(({ control, reason }) => [control, reason]),
      [
        ['9914219643502836', 'length'],
        ['9912598673502836', 'checksum'],
      ],
    )
    const old = reported(checkStandardNumbers(), await realRecords('bib/solrmarc__uva_001_2000.mrc.gz')).isbn
    assert.deepEqual([old.numbers, old.valid], [1288, 1288])
  })
})
