import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields, record } from '../testing/fields.ts'
import { classNumbersOf } from './class-number.ts'
import { describeRecord } from './describe-record.ts'
import { layOut } from './fields.ts'
import { headingUses } from './headings.ts'
import { describeIdentifiers } from './identifiers.ts'
import { languagesOf } from './language.ts'
import { linksOf } from './links.ts'
import { matchKeysOf } from './match-keys.ts'
import { describeNotes, shortSummary } from './notes.ts'
import { isSameRecord } from './same-record.ts'
import { isSameTitle } from './same-title.ts'
import { seriesName, seriesOf } from './series.ts'
import { describeSubjects } from './subjects.ts'

describe('what a record is about', () => {
  const said = describeSubjects(
    fields(
      '=600  10$aAusten, Jane,$d1775-1817$xCriticism and interpretation.',
      '=650  \\0$aPoor$xMedical care$zFrance$vFiction.',
      '=650  \\7$aPoor$xMedical care$zFrance$vFiction.$2fast',
      '=651  \\0$aParis (France)$xHistory.',
      '=653  \\\\$adragons$atreasure',
      '=655  \\7$aHistorical fiction.$2lcgft',
    ),
  )
  it('is shown as headings, the same one of two vocabularies once', () => {
    assert.deepEqual(said.headings, [
      'Austen, Jane, 1775-1817 -- Criticism and interpretation',
      'Poor -- Medical care -- France -- Fiction',
      'Paris (France) -- History',
      'dragons',
      'treasure',
    ])
  })
  it('is counted by topic, place and genre', () => {
    assert.deepEqual(said.topics, [
      'Austen, Jane, 1775-1817',
      'Criticism and interpretation',
      'Poor',
      'Medical care',
      'History',
      'dragons',
      'treasure',
    ])
    assert.deepEqual(said.places, ['France', 'Paris (France)'])
    assert.deepEqual(said.genres, ['Historical fiction', 'Fiction'])
  })
})

describe('the languages of a record', () => {
  it('may be packed into one subfield', () => {
    assert.deepEqual(languagesOf(fields('=041  1\\$aengfregeritaspaRus')), ['eng', 'fre', 'ger', 'ita', 'spa', 'rus'])
  })
  it('are led by 008, and are none for und, mul and blanks', () => {
    const fixed = (code: string) => `=008  ${'\\'.repeat(35)}${code}\\d`
    assert.deepEqual(languagesOf(fields(fixed('jpn'), '=041  1\\$aeng$ajpn')), ['jpn', 'eng'])
    assert.deepEqual(languagesOf(fields(fixed('mul'), '=041  0\\$aund')), [])
  })
})

describe('the numbers of a record', () => {
  const numbers = describeIdentifiers(
    fields(
      '=001  79139101',
      '=003  DLC',
      '=010  \\\\$a   79139101 /AC/r93',
      '=020  \\\\$a0-940787-08-3 (pbk.)$z1548794743',
      '=022  \\\\$a0028-0836',
      '=024  3\\$a4006381333931',
      '=035  \\\\$a(OCoLC)ocm00012345$z(OCoLC)999',
      '=035  \\\\$a(DE-599)ZDB123',
    ),
  )
  it('are normalised', () => {
    assert.deepEqual(
      [numbers.isbns, numbers.issns, numbers.lccns, numbers.oclcs],
      [['9780940787087'], ['00280836'], ['79139101'], ['12345']],
    )
  })
  it('make keys by which records of one title find each other', () => {
    assert.deepEqual(matchKeysOf(numbers), [
      'control:DLC:79139101',
      'control:DE-599:ZDB123',
      'oclc:12345',
      'lccn:79139101',
      'isbn:9780940787087',
      'issn:00280836',
    ])
  })
  it('are searched for in every form, cancelled and wrong ones too', () => {
    for (const number of ['9780940787087', '0940787083', '1548794743', '4006381333931', '79139101', '(DE-599)ZDB123']) {
      assert.ok(numbers.searched.includes(number), number)
    }
  })
  it('are known for class numbers without the marks where they may be cut', () => {
    assert.deepEqual(classNumbersOf(fields('=050  00$aPR6039.O32$bH6 1999', '=082  00$a823/.912$221')), [
      '823.912',
      'PR6039.O32 H6 1999',
    ])
  })
})

describe('what else a reader is told', () => {
  it('names series with their numbers, traced before stated', () => {
    const series = seriesOf(fields('=490  1\\$aPenguin classics ;$v7', '=830  \\0$aPenguin classics (London) ;$v7.'))
    assert.deepEqual(series, ['Penguin classics (London) ; 7'])
    assert.equal(seriesName('Penguin classics (London) ; 7'), 'Penguin classics (London)')
  })
  it('links only to what a browser may open', () => {
    const links = linksOf(
      fields(
        '=856  40$uhttps://example.org/full$yFull text',
        '=856  4\\$ujavascript:alert(1)$yPrize',
        '=856  42$uwww.example.org/toc/$3Contents',
        '=856  40$uhttp://a b',
      ),
    )
    assert.deepEqual(links, [
      { url: 'https://example.org/full', text: 'Full text' },
      { url: 'http://www.example.org/toc/', text: 'Contents' },
    ])
  })
  it('gives the summary and shortens it at a word', () => {
    const { summary, notes } = describeNotes(
      fields('=500  \\\\$aIncludes index.', '=520  \\\\$aA hobbit sets out.$bIn detail.'),
    )
    assert.deepEqual([summary, notes], ['A hobbit sets out. In detail.', ['Includes index.']])
    const long = shortSummary('word '.repeat(200))
    assert.ok(long !== null && long.length <= 401 && long.endsWith('word…'))
  })
  it('gives the headings their vocabularies', () => {
    const said = fields(
      '=100  1\\$aLe Guin, Ursula K.,$d1929-2018.',
      '=650  \\0$aDragons.',
      '=650  \\7$aDragons.$2fast',
      '=655  \\7$aNovels.$2lcgft',
    )
    const uses = headingUses(said, describeRecord(said))
    assert.deepEqual(
      uses.map(({ kind, key, source }) => `${kind}|${key}|${source}`),
      ['name|le guin ursula k 1929 2018|', 'subject|dragons|lcsh', 'subject|dragons|fast', 'genre|novels|lcgft'],
    )
  })
})

describe('telling records apart', () => {
  it('sees no difference in lengths, encoding and the date of the last change', () => {
    const one = record('=LDR  00714cam a2200205 a 4500', '=005  19990101000000.0', '=245  10$aX /$cY.')
    const two = record('=LDR  00000cam  2200000 a 4500', '=005  20240101000000.0', '=245  10$aX /$cY.')
    assert.ok(isSameRecord(one, two))
  })
  it('sees every difference in fields', () => {
    const base = record('=245  10$aX /$cY.')
    for (const other of ['=245  00$aX /$cY.', '=245  10$aX /$cZ.', '=245  10$aX /', '=246  10$aX /$cY.']) {
      assert.ok(!isSameRecord(base, record(other)), other)
    }
  })
  const title = (text: string, format = 'book', originalTitle: string | null = null) => ({
    title: text,
    format,
    originalTitle,
  })
  it('knows one title with and without its subtitle, article, case and accents', () => {
    assert.ok(isSameTitle(title('The café : a novel'), title('CAFE')))
    assert.ok(isSameTitle(title('...'), title('...')))
    assert.ok(isSameTitle(title('Heike monogatari', 'book', '平家物語'), title('平家物語')))
  })
  it('knows another title, another part and another format', () => {
    assert.ok(!isSameTitle(title('Physics'), title('Physics of stars')))
    assert.ok(!isSameTitle(title('Faust. Teil 1'), title('Faust. Teil 2')))
    assert.ok(!isSameTitle(title('The hobbit'), title('The hobbit', 'ebook')))
  })
})

describe('a UNIMARC record', () => {
  it('is described by the same rules', () => {
    const unimarc = record(
      '=LDR  00000nam  2200000   450 ',
      '=010  \\\\$a2-07-036025-3',
      '=100  \\\\$a19890405d1988    m  y0frey50      ba',
      '=101  0\\$afre',
      '=200  1\\$a\u0098Les \u009cmisérables$eroman$fVictor Hugo',
      '=210  \\\\$aParis$cGallimard$d1988',
      '=606  \\\\$aPauvres$xRomans',
      '=700  \\1$aHugo$bVictor$f1802-1885',
    )
    const said = layOut(unimarc)
    assert.equal(said.all('245').length, 1)
    assert.deepEqual(said.all('100')[0]?.subfields[0], { code: 'a', value: 'Hugo, Victor' })
    assert.deepEqual(languagesOf(said), ['fre'])
    assert.deepEqual(describeSubjects(said).headings, ['Pauvres -- Romans'])
    assert.deepEqual(describeIdentifiers(said).isbns, ['9782070360253'])
  })
})
