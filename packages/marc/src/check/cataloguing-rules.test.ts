import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linesOf, recordFrom } from '../../test/bytes.ts'
import { checkRecord, fixRecord, type MarcRecord } from '../index.ts'

const leader = '00000cam a2200000 a 4500'
const sound = [
  '001 17',
  '008 260101s2026    gw            000 0 eng d',
  '040   $aDE-1',
  '100 1 $aKästner, Erich,$d1899-1974',
  '245 10$aEmil /$cErich Kästner.',
  '264  1$aBonn :$bKurt,$c2026.',
  '300   $a171 pages',
]

/** A sound record with lines instead of those with the same tag; leader and 008 too. */
function recordWith(lines: readonly string[]): MarcRecord {
  const tags = new Set(lines.map((line) => line.slice(0, 3)))
  const first = lines.find((line) => line.startsWith('LDR'))?.slice(4) ?? leader
  const kept = sound.filter((line) => !tags.has(line.slice(0, 3)))
  const all = [...kept, ...lines.filter((line) => !line.startsWith('LDR') && line.length > 3)]
  return recordFrom(
    all.toSorted((one, other) => (one.slice(0, 3) < other.slice(0, 3) ? -1 : 1)),
    first,
  )
}

/** Findings in short: code, tag and subfield. */
function found(record: MarcRecord): string[] {
  return checkRecord(record).map(({ code, tag = '', subfield = '' }) => `${code} ${tag}${subfield && `$${subfield}`}`)
}

type Case = readonly [what: string, lines: readonly string[], findings: readonly string[], fixed?: readonly string[]]

/** Each case: what is told of the record, and if it can be mended, how the lines that were given stand then. */
function checks(cases: readonly Case[]): void {
  for (const [what, lines, findings, fixed] of cases) {
    it(what, () => {
      const record = recordWith(lines)
      assert.deepEqual(found(record), findings)
      if (!fixed) return
      const mended = fixRecord(record, new Set(findings.map((each) => each.split(' ')[0] ?? '')))
      const given = new Set(lines.map((line) => line.slice(0, 3)))
      assert.deepEqual(
        linesOf(mended).filter((line) => given.has(line.slice(0, 3))),
        fixed,
      )
      assert.deepEqual(found(mended), [])
      assert.equal(
        fixRecord(
          mended,
          findings.map((each) => each.split(' ')[0] ?? ''),
        ),
        mended,
      )
    })
  }
}

const german = '008 260101s2026    gw            000 0 ger d'
const french = '008 260101s2026    fr            000 0 fre d'
const spanish = '008 260101s2026    sp            000 0 spa d'

describe('a sound record', () => checks([['has no findings', [], []]]))

describe('articles that do not file', () => {
  const wrong = ['non-filing 245']
  checks([
    ['are skipped', ['245 14$aThe title.'], []],
    ['are skipped with the punctuation behind them', ['245 15$aThe "quoted article".'], []],
    ['are skipped with the punctuation before them', ['245 16$a(The) article in brackets.'], []],
    ['are skipped with both', ['245 19$a"(The)" \'article\' in quotes.'], []],
    ['are skipped in a supplied title', ['245 15$a[The supplied title].'], []],
    ['are not forgotten', ['245 10$aThe title.'], wrong, ['245 14$aThe title.']],
    ['are counted whole', ['245 13$aThe title.'], wrong, ['245 14$aThe title.']],
    ['are counted behind a bracket', ['245 14$a[The supplied title].'], wrong, ['245 15$a[The supplied title].']],
    ['are those of the language', [german, '245 10$aDie Brücke.'], wrong, [german, '245 14$aDie Brücke.']],
    ['of another language are words', ['245 10$aDie hard.'], []],
    ['are no beginning of a word', ['245 14$aThen there were none.'], wrong, ['245 10$aThen there were none.']],
    ['are no verb either', ['245 14$aDie hard.'], wrong, ['245 10$aDie hard.']],
    ['are no letter', ['245 10$aA to Z of cats.'], []],
    ['are no part of a name', [spanish, '245 10$aLos Angeles.'], []],
    ['are skipped before other words', [spanish, '245 10$aLos perros.'], wrong, [spanish, '245 14$aLos perros.']],
    ['are joined to their word', [french, "245 10$aL'été."], wrong, [french, "245 12$aL'été."]],
    ['may be skipped in a language that is not named', ['245 13$aLa vie.'], []],
    [
      'are not sought where the language is not known',
      ['008 260101s2026    gw            000 0 und d', '245 10$aDie Brücke.'],
      [],
    ],
  ])

  it('are counted where nobody has counted yet', () => {
    const lines = [
      '041   $aeng',
      '100',
      '130 0 $aThe Title.',
      '245   $aAn Example.',
      '730   $aA Tale of Two Cities',
      '730 3 $aAn Example',
    ]
    const fixed = fixRecord(recordWith(lines), ['non-filing', 'title-added-entry'])
    const shown = linesOf(fixed).filter((line) => /^(?:130|245|730)/.test(line))
    assert.deepEqual(shown, [
      '130 4 $aThe Title.',
      '245 13$aAn Example.',
      '730 2 $aA Tale of Two Cities',
      '730 3 $aAn Example',
    ])
  })
})

describe('the title', () => {
  const entry = '100'
  checks([
    [
      'has a slash before $c',
      ['245 10$aPrecedes sub c$cnot preceded.'],
      ['title-slash 245$c'],
      ['245 10$aPrecedes sub c /$cnot preceded.'],
    ],
    [
      'has a blank before the slash',
      ['245 10$aPrecedes sub c/$cno blank.'],
      ['title-slash 245$c'],
      ['245 10$aPrecedes sub c /$cno blank.'],
    ],
    ['has a mark before $b', ['245 10$aTitle$brest.'], ['title-colon 245$b']],
    [
      'has a comma between $n and $p',
      ['245 10$aTitle.$nNumber 3.$pSub.'],
      ['title-part 245$p'],
      ['245 10$aTitle.$nNumber 3,$pSub.'],
    ],
    ['has a full stop before $p', ['245 10$aTitle$pSub.'], ['title-part 245$p'], ['245 10$aTitle.$pSub.']],
    ['has its medium in brackets', ['245 10$aTitle$hsound recording.'], ['title-medium 245$h']],
    [
      'closes initials',
      ['245 10$aTitle /$cby J. R. R. Tolkien.'],
      ['title-initials 245$c'],
      ['245 10$aTitle /$cby J.R.R. Tolkien.'],
    ],
    [
      'ends with a full stop',
      ['245 10$aTitle /$cErkki Pekkola'],
      ['ending-mark 245$c'],
      ['245 10$aTitle /$cErkki Pekkola.'],
    ],
    ['has no entry where it is the main one', [entry, '245 10$aTitle.'], ['title-added-entry 245'], ['245 00$aTitle.']],
    ['has one below a name', ['245 00$aTitle.'], ['title-added-entry 245'], ['245 10$aTitle.']],
    ['stands in 130 when there is no name', [entry, '240 10$aWorks', '245 00$aTitle.'], ['uniform-title-conflict 240']],
    [
      'is not measured by ISBD where the record has none',
      [
        'LDR 00000cam a2200000   4500',
        '245 10$aTitle$brest$cname',
        '264  1$aBonn$bKurt$c2026',
        '300   $a171 pages$c20 cm',
      ],
      [],
    ],
    [
      'has no marks where they are left out',
      ['LDR 00000cam a2200000 c 4500', '245 10$aTitle :$brest /$cname', '264  1$aBonn$bKurt$c2026'],
      ['isbd-mark 245$a'],
      ['245 10$aTitle$brest$cname', '264  1$aBonn$bKurt$c2026'],
    ],
  ])
})

describe('entries and series', () => {
  checks([
    ['may have one main entry', ['100 1 $aA', '110 2 $aB'], ['main-entry-repeated 110']],
    ['are there when a series is said to be traced', ['490 1 $aSeries'], ['series-not-traced 490']],
    [
      'are said to be there',
      ['490 0 $aSeries', '830  0$aSeries'],
      ['series-trace-unclaimed 490'],
      ['490 1 $aSeries', '830  0$aSeries'],
    ],
    ['are told of once when an indicator is wrong', ['490 0L$aSeries'], ['indicator-invalid 490']],
    ['name their source', ['650  7$aCats'], ['source-missing 650$2']],
    ['say that they name it', ['650  4$aCats$2fast'], ['source-unannounced 650$2'], ['650  7$aCats$2fast']],
    ['have a heading', ['700 1 $4aut'], ['heading-missing 700$a']],
  ])
})

describe('numbers', () => {
  checks([
    ['of nine figures are too short', ['020   $a154879473'], ['isbn-length 020$a']],
    ['of ten have a check digit', ['020   $a1548794743'], ['isbn-checksum 020$a']],
    ['of eleven are too long', ['020   $a15487947443'], ['isbn-length 020$a']],
    ['of fourteen too', ['020   $a15487947443324'], ['isbn-length 020$a']],
    ['may have a qualifier', ['020   $a1548794740 (10 : good checksum)'], []],
    [
      'have a blank before it',
      ['020   $a1548794740(10 : unspaced qualifier)'],
      ['isbn-qualifier 020$a'],
      ['020   $a1548794740 (10 : unspaced qualifier)'],
    ],
    ['have no hyphens', ['020   $a978-3-7915-3012-3'], ['isbn-hyphens 020$a'], ['020   $a9783791530123']],
    ['are numbers', ['020   $afoo', '022   $abar'], ['isbn-characters 020$a', 'issn-characters 022$a']],
    ['are missed', ['022   $z0028-0837'], ['issn-missing 022$a']],
    ['of series have a hyphen', ['490 0 $aSeries,$x00280836'], ['issn-hyphen 490$x'], ['490 0 $aSeries,$x0028-0836']],
    ['of music are of music', ['024 2 $a979-0-2306-7118-8'], ['ismn-invalid 024$a']],
    ['of articles are no product codes', ['024 1 $a5099920882457'], ['upc-invalid 024$a'], ['024 3 $a5099920882457']],
    ['of the Library of Congress have their form', ['010   $a0040-781X'], ['lccn-invalid 010$a']],
    ['of systems say of which', ['035   $a12345'], ['system-number-prefix 035$a']],
  ])
})

describe('codes', () => {
  checks([
    ['of areas have seven characters', ['043   $an-----'], ['area-length 043$a'], ['043   $an------']],
    ['of areas too', ['043   $an-us----'], ['area-length 043$a'], ['043   $an-us---']],
    ['of areas are in the list', ['043   $an-ma-us'], ['area-unknown 043$a']],
    ['of areas are those of today', ['043   $ae-ur-ai'], ['area-obsolete 043$a'], ['043   $aa-ai---']],
    ['of languages are in the list', ['041 0 $aeng$axyz'], ['language-unknown 041$a']],
    ['of languages are those of today', ['041 0 $aeng$ascr'], ['language-obsolete 041$a'], ['041 0 $aeng$ahrv']],
    ['of languages stand one by one', ['041 0 $aengfreger'], ['language-packed 041$a'], ['041 0 $aeng$afre$ager']],
    ['of languages have three letters', ['041 0 $aeng$aen'], ['language-length 041$a']],
    ['of 008 and 041 agree', ['041 1 $afre$hger'], ['language-mismatch 041']],
    [
      'of countries are those of today',
      ['008 260101s2026    us            000 0 eng d'],
      ['country-obsolete 008'],
      ['008 260101s2026    xxu           000 0 eng d'],
    ],
    ['of countries are in the list', ['008 260101s2026    zz            000 0 eng d'], ['country-unknown 008']],
    ['of relationships are in the list', ['700 1 $aA$4xxx'], ['relator-unknown 700$4']],
    ['are no words', ['700 1 $aA$eaut'], ['relator-code-as-term 700$e'], ['700 1 $aA$4aut']],
    [
      'follow their terms',
      ['336   $atext$2rdacontent'],
      ['type-code-missing 336$b'],
      ['336   $atext$btxt$2rdacontent'],
    ],
    [
      'are followed by their terms',
      ['337   $bn$2rdamedia'],
      ['type-term-missing 337$a'],
      ['337   $aunmediated$bn$2rdamedia'],
    ],
    ['mean what the terms say', ['338   $aonline resource$bnc$2rdacarrier'], ['type-disagreement 338$b']],
    [
      'are of their own list',
      ['337   $acomputer$bc$2rdacontent'],
      ['type-source 337$2'],
      ['337   $acomputer$bc$2rdamedia'],
    ],
    ['of other vocabularies are not judged', ['338   $axyz$2isbdcarrier'], []],
  ])
})

describe('what is coded and what is written', () => {
  const fixed = (text: string): string => `008 ${text}`
  checks([
    [
      'agree about the kind of date',
      [fixed('260101t2026    gw            000 0 eng d')],
      ['date-type 008'],
      [fixed('260101s2026    gw            000 0 eng d')],
    ],
    ['of a range too', [fixed('260101m20262020gw            000 0 eng d')], ['date-type 008']],
    [
      'know how copyright was coded once',
      [fixed('850101c19851984gw            000 0 eng d'), '264  1$aBonn :$bKurt,$c1985, c1984.'],
      ['date-type 008'],
      [fixed('850101t19851984gw            000 0 eng d'), '264  1$aBonn :$bKurt,$c1985, c1984.'],
    ],
    ['agree about the year', ['264  1$aBonn :$bKurt,$c1999.'], ['date-mismatch 008']],
    ['may have a year in brackets', ['264  1$aBonn :$bKurt,$c[2026?]'], []],
    [
      'agree about illustrations',
      ['300   $a171 pages :$billustrations, maps ;$c20 cm'],
      ['illustrations-uncoded 008'],
      ['300   $a171 pages :$billustrations, maps ;$c20 cm'],
    ],
    ['agree about the bibliography', ['504   $aIncludes bibliographical references.'], ['bibliography-uncoded 008']],
    ['agree about the index', ['500   $aIncludes index.'], ['index-uncoded 008']],
    ['agree that it is online', ['338   $aonline resource$bcr$2rdacarrier'], ['form-of-item 008']],
    [
      'agree about the carrier',
      ['337   $aaudio$bs$2rdamedia', '338   $avolume$bnc$2rdacarrier'],
      ['carrier-mismatch 338$b'],
    ],
    ['agree about the content', ['336   $aperformed music$bprm$2rdacontent'], ['content-mismatch 336']],
    [
      'agree about the material',
      ['007 sd fungnn', '338   $avolume$bnc$2rdacarrier'],
      ['material-length 007', 'material-mismatch 007'],
    ],
  ])
})

describe('marks and blanks', () => {
  const minimal = 'LDR 00000cam a2200000   4500'
  checks([
    ['stand once after a quotation', ['500   $a"Lorum ipsum.".'], ['ending-mark 500$a'], ['500   $a"Lorum ipsum."']],
    ['stand after a quoted word', ['500   $aFoo "Bar"'], ['ending-mark 500$a'], ['500   $aFoo "Bar".']],
    [
      'divide titles of contents',
      [minimal, '505 80$tFoo ;$tBar ;'],
      ['contents-separator 505'],
      ['505 80$tFoo --$tBar'],
    ],
    ['divide contents', ['505 8 $aFoo ; Bar.'], ['contents-separator 505'], ['505 8 $aFoo -- Bar.']],
    ['are left where hyphens divide', ['505 8 $aFoo ; Bar -- Baz.'], []],
    ['are not doubled', ['700 1 $aMann,, Thomas'], ['mark-doubled 700$a'], ['700 1 $aMann, Thomas']],
    ['may be an omission', ['500   $aAnd so on ...'], []],
    ['do not float', ['700 1 $aMann , Thomas'], ['mark-floating 700$a'], ['700 1 $aMann, Thomas']],
    ['are single', ['500   $aOne  two.'], ['blank-doubled 500$a'], ['500   $aOne two.']],
    ['are inside', ['500   $a One.'], ['blank-around 500$a'], ['500   $aOne.']],
    ['may be left for a date to come', ['500   $aIssued 1986-   by Smith.'], []],
  ])
})

describe('letters', () => {
  const note = (text: string): readonly string[] => [`500   $a${text}`]
  checks([
    ['of Cyrillic in a Latin word', note('A gоod note.'), ['look-alike 500'], note('A good note.')],
    ['of Latin in a Cyrillic word', note('Cтихи.'), ['look-alike 500'], note('Стихи.')],
    ['of Greek in a formula', note('NFκB and β-carotene.'), []],
    ['lost', note('K\uFFFDstner.'), ['replacement-character 500']],
    ['of nobody', note('A \uE000 B.'), ['private-use 500']],
    ['that nobody sees', note('A\u200BB.'), ['invisible-character 500'], note('AB.')],
    ['with a soft hyphen', note('Kata\u00ADlog.'), ['soft-hyphen 500'], note('Katalog.')],
    ['with a no-break space', note('A\u00A0B.'), ['no-break-space 500'], note('A B.')],
    ['with an escape of MARC-8', note('A\u001B(SB.'), ['marc8-escape 500']],
    ['as numbers', note('K&#x00E4;stner.'), ['character-reference 500$a'], note('Kästner.')],
    ['as entities', note('A &amp;amp; K&auml;stner &lt; B.'), ['html-entity 500$a']],
    ['encoded twice', note('KÃ¤stner.'), ['encoded-twice 500'], note('Kästner.')],
    ['encoded twice by Windows', note('Itâ€™s.'), ['encoded-twice 500'], note('It’s.')],
    ['with diacritics apart', note('Ka\u0308stner.'), ['not-normalized 500'], note('Kästner.')],
    ['with diacritics before a word', note('a \u0301b.'), ['mark-without-letter 500']],
  ])
})

describe('links', () => {
  const script = (number: string, tag = '245'): string => `880 10$6${tag}-${number}/$1$aE.`.replace('/$1', '')
  checks([
    ['between two scripts', ['245 10$6880-02$aE.', script('02')], []],
    ['without a partner', [script('03')], ['linkage-missing 880$6']],
    ['with two', ['245 10$6880-02$aE.', script('02'), script('02')], ['linkage-ambiguous 880$6']],
    [
      'with one number for two fields',
      ['245 10$6880-01$aE.', '500   $6880-01$aE.', script('01'), '880   $6500-01$aE.'],
      ['linkage-reused 880$6'],
      ['245 10$6880-01$aE.', '500   $6880-02$aE.', '880 10$6245-01$aE.', '880   $6500-02$aE.'],
    ],
    [
      'to the web begin once',
      ['856 40$uhttp://https://example.org/'],
      ['url-doubled 856$u'],
      ['856 40$uhttps://example.org/'],
    ],
    ['to the web have a server', ['856 40$uwww.example.org'], ['url-invalid 856$u']],
    ['to the web have an address', ['856 40$zClick here'], ['url-missing 856$u']],
  ])
})

describe('authority records', () => {
  const authority = (lines: readonly string[]): MarcRecord =>
    recordFrom(['001 1', '008 260101n| azannaabn          |a ana     d', ...lines], '00000cz  a2200000n  4500')
  it('may have references from names', () => {
    assert.deepEqual(found(authority(['100 1 $aA, B', '400 1 $aC, D', '410 2 $aE'])), [])
  })
  it('do not refer to themselves', () => {
    assert.deepEqual(found(authority(['150   $aCats', '450   $aCats', '450   $aFelines'])), ['tracing-same 450'])
  })
})
