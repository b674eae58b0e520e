import { checkRecord, openMarc, writeIso2709, type Field } from '@carrel/marc'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ControlField, DataField, MarcFields } from './marc-fields.ts'
import { demoRecords, marcRecord } from './demo-records.ts'
import { workToMarc } from './to-marc.ts'
import { works } from './works/index.ts'

function isData(field: ControlField | DataField): field is DataField {
  return 'subfields' in field
}

function data(record: MarcFields, tag: string): DataField[] {
  return record.fields.filter(isData).filter((field) => field.tag === tag)
}

function control(record: MarcFields, tag: string): string {
  return record.fields.flatMap((field) => (!isData(field) && field.tag === tag ? [field.value] : [])).join('')
}

function text(field: DataField | undefined, code: string): string {
  return field?.subfields.find(([found]) => found === code)?.[1] ?? ''
}

/** All that a field says, as one line, wherever it was read from. */
function written(field: Field): string {
  if (field.kind === 'control') return `${field.tag} ${field.value}`
  return `${field.tag} ${field.indicators}${field.subfields.map(({ code, value }) => `$${code}${value}`).join('')}`
}

function recordOf(key: string): MarcFields {
  const work = works.find((candidate) => candidate.key === key)
  assert.ok(work, key)
  return workToMarc(work, 'test')
}

/** One line per field as cataloguers write it, for comparison. */
function lines(record: MarcFields, ...tags: readonly string[]): string[] {
  return tags
    .flatMap((tag) => data(record, tag))
    .map(({ tag, ind1, ind2, subfields }) => {
      const body = subfields.map(([code, value]) => `$${code} ${value}`).join(' ')
      return `${tag} ${ind1}${ind2} ${body}`.replaceAll(/(?<=^.{4}.?) (?=.? \$)/g, '#')
    })
}

describe('the records of the demo library', () => {
  const records = demoRecords()

  it('have control numbers of their own', () => {
    assert.equal(new Set(records.map(({ record }) => control(record, '001'))).size, works.length)
  })

  it('have a leader of 24, an 008 of 40 and a 007 of its proper length', () => {
    const lengths: Readonly<Record<string, number>> = { v: 9, s: 14, a: 8, c: 14, t: 2 }
    for (const { work, record } of records) {
      assert.equal(record.leader.length, 24, work.key)
      assert.equal(control(record, '008').length, 40, work.key)
      const physical = control(record, '007')
      if (physical !== '') assert.equal(physical.length, lengths[physical[0] ?? ''], work.key)
    }
  })

  it('keep their fields in order, with the 880 fields last', () => {
    for (const { work, record } of records) {
      const blocks = record.fields.map(({ tag }) => (tag.startsWith('6') ? '6' : tag))
      const order = blocks.filter((tag, index) => index > 0 && tag < (blocks[index - 1] ?? '') && !tag.startsWith('49'))
      assert.deepEqual(order, [], work.key)
    }
  })

  it('leave no subfield empty and no text uncomposed', () => {
    for (const { work, record } of records) {
      for (const field of record.fields.filter(isData)) {
        assert.ok(field.subfields.length > 0, `${work.key} ${field.tag}`)
        for (const [code, value] of field.subfields) {
          assert.match(code, /^[a-z0-9]$/)
          assert.notEqual(value.trim(), '', `${work.key} ${field.tag} $${code}`)
          assert.equal(value, value.normalize('NFC'), work.key)
        }
      }
    }
  })

  it('have exactly one title and at most one main entry', () => {
    for (const { work, record } of records) {
      assert.equal(data(record, '245').length, 1, work.key)
      assert.ok(record.fields.filter(({ tag }) => /^1\d\d$/.test(tag)).length <= 1, work.key)
      const entered = data(record, '100').length + data(record, '110').length > 0
      assert.equal(data(record, '245')[0]?.ind1, entered ? '1' : '0', work.key)
      assert.ok(data(record, '092').length === 1 && record.fields.some(({ tag }) => tag.startsWith('6')), work.key)
    }
  })

  it('pair every 880 with the field that it repeats', () => {
    for (const { work, record } of records) {
      const linked = record.fields.filter(isData).filter((field) => field.tag !== '880' && text(field, '6') !== '')
      const expected = linked.map((field) => `${field.tag}-${text(field, '6').slice(4)}`).sort()
      const found = data(record, '880')
        .map((field) => text(field, '6').split('/')[0] ?? '')
        .sort()
      assert.deepEqual(found, expected, work.key)
      for (const field of data(record, '880')) {
        assert.match(text(field, '6'), /^\d{3}-\d{2}\/(\$1|\(N|\(S|\(2\/r|\(3\/r|[A-Z][a-z]{3})$/, work.key)
      }
    }
  })
})

describe('the records of the demo library as a file', () => {
  it('come back from ISO 2709 as they were written', async () => {
    const records = demoRecords().map(({ record }) => marcRecord(record))
    const chunks = records.map((record) => {
      const outcome = writeIso2709(record)
      assert.ok(outcome.ok)
      return outcome.bytes
    })
    let count = 0
    for await (const entry of openMarc(chunks, { format: 'iso2709' })) {
      assert.deepEqual(entry.problems, [])
      assert.deepEqual(entry.record?.fields.map(written), records[count]?.fields.map(written))
      count += 1
    }
    assert.equal(count, works.length)
  })

  it('give the check nothing to find', () => {
    for (const { work, record } of demoRecords()) {
      const findings = checkRecord(marcRecord(record)).map((finding) => `${finding.tag}: ${finding.message}`)
      assert.deepEqual(findings, [], work.key)
    }
  })
})

describe('one record of each kind', () => {
  it('catalogues a novel in a later edition', () => {
    const record = recordOf('le-guin-the-left-hand-of-darkness')
    assert.equal(control(record, '008').slice(6), 'r20001969nyu    e      000 f eng d')
    assert.deepEqual(lines(record, '020', '100', '245', '264', '300'), [
      '020 ## $a 9780441478125',
      '020 ## $a 0441478123',
      '100 1# $a Le Guin, Ursula K., $d 1929-2018, $e author.',
      '245 14 $a The Left Hand of Darkness / $c Ursula K. Le Guin.',
      '264 #1 $a New York : $b Ace Books, $c 2000.',
      '300 ## $a 304 pages ; $c 18 cm.',
    ])
  })

  it('catalogues a book in Russian with its printed form', () => {
    assert.deepEqual(lines(recordOf('bulgakov-master-i-margarita-rus'), '100', '245', '880'), [
      '100 1# $6 880-01 $a Bulgakov, Mikhail, $d 1891-1940, $e author.',
      '245 10 $6 880-02 $a Master i Margarita / $c Mikhail Bulgakov.',
      '880 1# $6 100-01/(N $a Булгаков, Михаил, $d 1891-1940, $e author.',
      '880 10 $6 245-02/(N $a Мастер и Маргарита / $c Михаил Булгаков.',
      '880 #1 $6 264-03/(N $a Москва : $b Эксмо, $c 2008.',
    ])
  })

  it('skips the article in Arabic, romanised and printed', () => {
    assert.deepEqual(lines(recordOf('mahfuz-al-liss-wa-al-kilab-ara'), '245', '880').slice(0, 3), [
      '245 13 $6 880-02 $a al-Liṣṣ wa-al-kilāb / $c Najīb Maḥfūẓ.',
      '880 1# $6 100-01/(3/r $a محفوظ، نجيب، $d 1911-2006، $e author.',
      '880 12 $6 245-02/(3/r $a اللص والكلاب / $c نجيب محفوظ.',
    ])
  })

  it('catalogues a volume of a manga with its number and its own title', () => {
    assert.deepEqual(lines(recordOf('fujimoto-chainsaw-man-volume-11'), '041', '092', '245'), [
      '041 1# $a eng $h jpn',
      '092 ## $a MANGA $b FUJ v.11',
      "245 10 $a Chainsaw Man. $n Volume 11, $p Go Get 'Em, Chainsaw Man / $c story & art by Tatsuki Fujimoto ; translation, Amanda Haley.",
    ])
  })

  it('catalogues a film with its running time, languages and director', () => {
    const record = recordOf('spirited-away-dvd')
    assert.equal(control(record, '007'), 'vd cvaizq')
    assert.equal(control(record, '008').slice(6), 'p20032001cau124 g          vaeng d')
    assert.deepEqual(lines(record, '041', '300', '546', '700').slice(0, 4), [
      '041 1# $a eng $a jpn $a fre $j eng $h jpn',
      '300 ## $a 2 videodiscs (124 min.) : $b sound, color ; $c 4 3/4 in.',
      '546 ## $a In English, Japanese, and French; subtitles in English.',
      '700 1# $a Miyazaki, Hayao, $d 1941- $e film director, $e screenwriter.',
    ])
  })

  it('catalogues a laptop as a thing', () => {
    const record = recordOf('laptop-14-thinkpad-l14-kit-of-3-equipment')
    assert.equal(record.leader.slice(6, 8), 'rm')
    assert.deepEqual(lines(record, '245', '092'), [
      '245 00 $a Laptop 14, ThinkPad L14 (kit of 3) / $c Lenovo.',
      '092 ## $a THING $b LAP',
    ])
  })

  it('gives a serial an open date and a frequency', () => {
    const record = recordOf('the-new-yorker-serial')
    assert.equal(control(record, '008').slice(6), 'c19259999nyuwr p       0   a0eng d')
    assert.deepEqual(lines(record, '022', '310', '362'), [
      '022 ## $a 0028-792X',
      '310 ## $a Weekly',
      '362 1# $a Began in 1925.',
    ])
  })
})
