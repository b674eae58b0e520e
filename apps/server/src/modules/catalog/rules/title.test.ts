import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { describeTitle } from './title.ts'

describe('the title of a record', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], title: string])[] = [
    [
      'is title and remainder without what follows',
      ['=245  14$aThe hobbit, or, There and back again /$cJ.R.R. Tolkien.'],
      'The hobbit, or, There and back again',
    ],
    [
      'keeps the colon before the remainder',
      ['=245  10$aKafka on the shore :$ba novel /$cHaruki Murakami.'],
      'Kafka on the shore : a novel',
    ],
    [
      'names the part',
      ['=245  14$aThe lord of the rings.$nPart 2,$pThe two towers /$cTolkien.'],
      'The lord of the rings. Part 2, The two towers',
    ],
    [
      'gets its punctuation where the record has none',
      ['=245  00$aFaust$beine Tragödie$nTeil 1$pDer Tragödie erster Teil'],
      'Faust : eine Tragödie. Teil 1, Der Tragödie erster Teil',
    ],
    ['leaves out the medium', ['=245  00$aRan$h[videorecording] /$cAkira Kurosawa.'], 'Ran'],
    ['is the form where there is no other (archives)', ['=245  00$kPapers,$f1895-1903.'], 'Papers, 1895-1903'],
    ['loses the full stop after a number', ['=245  10$aApex of be bop :$bvol. 2.'], 'Apex of be bop : vol. 2'],
    [
      'leaves out a number that is none',
      ['=245  10$aKirchzarten.$n[...],$pVeranstaltungen.'],
      'Kirchzarten. Veranstaltungen',
    ],
    ['loses the brackets of a supplied one', ['=245  00$a[Map of Crete].'], 'Map of Crete'],
    ['shows no sorting marks', ['=245  10$a\u0098Der\u009c Prozess'], 'Der Prozess'],
    ['is found elsewhere when 245 is missing', ['=130  0\\$aBeowulf.'], 'Beowulf'],
    ['is said to be missing when there is none', ['=500  \\\\$aA note.'], '[No title]'],
    ['may stand in 880 alone', ['=880  10$6245-00/$1$a平家物語 /$c作者不詳.'], '平家物語'],
  ]
  for (const [what, lines, title] of cases) it(what, () => assert.equal(describeTitle(fields(...lines)).title, title))

  it('is known in its original script', () => {
    const said = describeTitle(
      fields('=245  10$6880-02$aHeike monogatari /$c[author unknown].', '=880  10$6245-02/$1$a平家物語 /$c作者不詳.'),
    )
    assert.deepEqual([said.title, said.original], ['Heike monogatari', '平家物語'])
  })
  it('takes the 880 that belongs to it and no other', () => {
    const said = describeTitle(
      fields(
        '=100  1\\$6880-01$aDostoyevsky, Fyodor.',
        '=245  10$6880-02$aIdiot.',
        '=880  1\\$6100-01/(N$aДостоевский, Федор.',
        '=880  10$6245-02/(N$aИдиот.',
      ),
    )
    assert.equal(said.original, 'Идиот')
  })
  it('sorts without its article, given by the indicator or by marks', () => {
    const key = (line: string) => describeTitle(fields(line)).sort
    assert.equal(key('=245  04$aThe zoo'), key('=245  00$aZoo'))
    assert.equal(key('=245  00$a\u0098The \u009cZoo'), key('=245  00$aZoo'))
    assert.equal(key('=245  09$aZoo'), key('=245  00$aZoo'))
  })
  it('is found by every other title', () => {
    const { others } = describeTitle(
      fields(
        '=240  10$aBratia Karamazovy.$lEnglish',
        '=245  14$aThe brothers Karamazov.',
        '=246  3\\$aKaramazov brothers',
        '=740  02$aGrand inquisitor.',
      ),
    )
    assert.deepEqual(others, ['Bratia Karamazovy. English', 'Karamazov brothers', 'Grand inquisitor'])
  })
})
