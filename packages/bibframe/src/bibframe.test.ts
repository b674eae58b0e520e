import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changedRecord, controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import {
  Graph,
  iri,
  literal,
  rdf,
  rdfFormats,
  readRdf,
  rdfs,
  writeRdf,
  type Quad,
  type Subject,
  type Term,
} from '@carrel/rdf'
import { bf, bflc, bibframePrefixes, fromBibframe, readMarcKey, toBibframe, writeMarcKey } from './index.ts'

const leader = '00000cam a2200000 a 4500'
const fixed = (language = 'eng') => controlField('008', `040520s2001    dk a   j      000 1 ${language} d`)
const record = (...fields: readonly Field[]) => createRecord(leader, [controlField('001', '7'), ...fields])
const work = iri('http://example.org/7#Work')
const instance = iri('http://example.org/7#Instance')

/** What a path of properties leads to, as texts and addresses: `instance title mainTitle`; a class in the path chooses. */
function found(quads: readonly Quad[], path: string): readonly string[] {
  const graph = new Graph(quads)
  const [start, ...steps] = path.split(' ')
  let at: readonly Term[] = [start === 'work' ? work : instance]
  for (const step of steps) {
    const names =
      step === 'label'
        ? [rdfs('label')]
        : step === 'value'
          ? [rdf('value')]
          : step === 'type'
            ? [rdf('type')]
            : [bf(step), bflc(step), `http://www.loc.gov/mads/rdf/v1#${step}`]
    at = /^[A-Z]/.test(step)
      ? at.filter((each) => names.some((name) => graph.types(each).includes(name)))
      : at.flatMap((each) => names.flatMap((name) => graph.objects(each, name)))
  }
  return at.map((each) =>
    each.kind === 'literal' && each.language !== undefined ? `${each.value}@${each.language}` : each.value,
  )
}

const lines = (one: MarcRecord | undefined, pattern = /./) =>
  (one?.fields ?? []).filter(({ tag }) => pattern.test(tag)).map(writeMarcKey)
const data = (tag: string, indicators: string, text: string): Field => {
  const field = readMarcKey(`${tag}${indicators}${text}`)
  assert.ok(field)
  return field
}

/** Fields, and what is said of them. */
const said: readonly (readonly [what: string, fields: readonly Field[], path: string, expected: readonly string[]])[] =
  [
    [
      'the statement of responsibility without the full stop',
      [data('245', '04', '$aThe plays of Oscar Wilde /$cAlan Bird.')],
      'instance responsibilityStatement',
      ['Alan Bird'],
    ],
    [
      'the label of the instance without the slash',
      [data('245', '04', '$aThe plays of Oscar Wilde /$cAlan Bird.')],
      'instance label',
      ['The plays of Oscar Wilde'],
    ],
    [
      'the title of the work without its article',
      [data('245', '03', '$aLe Bureau$h[filmstrip] =$bLa Oficina = Das Büro.')],
      'work title label',
      ['Bureau'],
    ],
    [
      'the title of the instance with it',
      [data('245', '03', '$aLe Bureau$h[filmstrip] =$bLa Oficina = Das Büro.')],
      'instance title mainTitle',
      ['Le Bureau'],
    ],
    ['a sort key', [data('245', '03', '$aLe Bureau /')], 'instance title titleSortKey', ['Bureau']],
    [
      'the medium as a genre',
      [data('245', '10', '$aThe New Lost City Ramblers$h[sound recording].')],
      'work genreForm label',
      ['sound recording'],
    ],
    [
      'names of parts without the equals sign',
      [
        data(
          '245',
          '00',
          '$aAnnual report.$nPart II,$pLabour unions =$bRapport annuel.$nPartie II,$pSyndicats ouvriers.',
        ),
      ],
      'instance title partName',
      ['Labour unions', 'Syndicats ouvriers'],
    ],
    [
      'numbers of parts',
      [
        data(
          '245',
          '00',
          '$aAnnual report.$nPart II,$pLabour unions =$bRapport annuel.$nPartie II,$pSyndicats ouvriers.',
        ),
      ],
      'instance title partNumber',
      ['Part II', 'Partie II'],
    ],
    ['no subtitle of the work', [data('245', '00', '$aAnnual report :$bof 1999.')], 'work title subtitle', []],
    [
      'the subtitle of the instance',
      [data('245', '00', '$aAnnual report :$bof 1999.')],
      'instance title subtitle',
      ['of 1999'],
    ],
    [
      'dates in the title as those of the work',
      [data('245', '10', '$aShort family papers,$f1760-1878.$sMember release.')],
      'work originDate',
      ['1760-1878'],
    ],
    [
      'the version',
      [data('245', '10', '$aShort family papers,$f1760-1878.$sMember release.')],
      'work version',
      ['Member release'],
    ],
    [
      'a parallel title',
      [data('246', '31', '$aModerne Probleme der Pharmakopsychiatrie')],
      'instance title ParallelTitle label',
      ['Moderne Probleme der Pharmakopsychiatrie'],
    ],
    [
      'a portion',
      [data('246', '30', '$aZeitschrift für analytische Chemie$fJuli 1976-')],
      'instance title VariantTitle variantType',
      ['portion'],
    ],
    [
      'no kind of variant where none is said',
      [data('246', '3 ', '$aALA')],
      'instance title VariantTitle variantType',
      [],
    ],
    [
      'a variant in two scripts',
      [
        fixed('por'),
        data('246', '3 ', '$6880-01$aHua wen chuang zuo san di yu'),
        data('880', '3 ', '$6246-01/{dollar}1$a华文创作三地域'),
      ],
      'instance title VariantTitle mainTitle',
      ['Hua wen chuang zuo san di yu', '华文创作三地域@zh-hani'],
    ],
    [
      'a key title with its qualifier',
      [data('222', ' 4', '$aThe Vagrant$b(London)')],
      'instance title KeyTitle qualifier',
      ['London'],
    ],
    [
      'an abbreviated title',
      [data('210', '0 ', '$aIdler$b(Lond.)')],
      'instance title AbbreviatedTitle label',
      ['Idler (Lond.)'],
    ],
    ['the status', [], 'work adminMetadata status label', ['changed']],
    ['the encoding level', [], 'work adminMetadata encodingLevel', ['http://id.loc.gov/vocabulary/menclvl/f']],
    ['the convention', [], 'work adminMetadata descriptionConventions code', ['aacr']],
    ['the day of the record', [fixed()], 'work adminMetadata creationDate', ['2004-05-20']],
    [
      'the country of 008',
      [fixed()],
      'instance provisionActivity place',
      ['http://id.loc.gov/vocabulary/countries/dk'],
    ],
    ['what is illustrated', [fixed()], 'work illustrativeContent', ['http://id.loc.gov/vocabulary/millus/ill']],
    ['who it is for', [fixed()], 'work intendedAudience label', ['juvenile']],
    ['fiction', [fixed()], 'work genreForm label', ['fiction']],
    ['the language', [fixed('dan')], 'work language', ['http://id.loc.gov/vocabulary/languages/dan']],
    [
      'an ISBN without its qualifier',
      [data('020', '  ', '$a0877790086 (pbk) :$c$10.00'.replace('$10', '{dollar}10'))],
      'instance identifiedBy Isbn value',
      ['0877790086'],
    ],
    [
      'the qualifier beside it',
      [data('020', '  ', '$a0877790086 (pbk)')],
      'instance identifiedBy Isbn qualifier',
      ['pbk'],
    ],
    ['the price', [data('020', '  ', '$a0877790086$c{dollar}10.00')], 'instance acquisitionTerms', ['$10.00']],
    [
      'an invalid ISBN',
      [data('020', '  ', '$z0877790087')],
      'instance identifiedBy Isbn status',
      ['http://id.loc.gov/vocabulary/mstatus/cancinv'],
    ],
    [
      'a wrong ISSN',
      [data('022', '  ', '$a1234-1231$y1560-1560')],
      'work identifiedBy Issn status label',
      ['incorrect'],
    ],
    ['a linking ISSN', [data('022', '  ', '$a1234-1231$l1234-1231')], 'work identifiedBy IssnL value', ['1234-1231']],
    ['a DOI', [data('024', '7 ', '$a10.1/x$2doi')], 'instance identifiedBy Doi value', ['10.1/x']],
    [
      'a number of another system with who gave it',
      [data('035', '  ', '$a(OCoLC)814782')],
      'work adminMetadata identifiedBy assigner code',
      ['OCoLC'],
    ],
    [
      'the main author as such',
      [data('100', '1 ', '$aAndersen, H. C.$q(Hans Christian),$d1805-1875.')],
      'work contribution PrimaryContribution agent label',
      ['Andersen, H. C. (Hans Christian), 1805-1875'],
    ],
    [
      'a role by its code',
      [data('700', '1 ', '$aDickmeiss, Otto,$4ill')],
      'work contribution role',
      ['http://id.loc.gov/vocabulary/relators/ill'],
    ],
    [
      'a role in words',
      [data('700', '1 ', '$aDickmeiss, Otto,$eillustrator.')],
      'work contribution role label',
      ['illustrator'],
    ],
    [
      'contributor where no role is said',
      [data('700', '1 ', '$aDickmeiss, Otto.')],
      'work contribution role',
      ['http://id.loc.gov/vocabulary/relators/ctb'],
    ],
    [
      'a heading by its address',
      [data('700', '1 ', '$aDickmeiss, Otto.$0http://id.loc.gov/authorities/names/n2004042506')],
      'work contribution agent',
      ['http://id.loc.gov/authorities/names/n2004042506'],
    ],
    [
      'a subject with its divisions',
      [data('650', ' 0', '$aDetectors$vCongresses.')],
      'work subject label',
      ['Detectors--Congresses'],
    ],
    [
      'a complex subject',
      [data('650', ' 0', '$aDetectors$vCongresses.')],
      'work subject ComplexSubject label',
      ['Detectors--Congresses'],
    ],
    ['the list of a subject', [data('650', ' 7', '$aRadar$2fast$0(OCoLC)fst01')], 'work subject source code', ['fast']],
    [
      'a subject that is a person',
      [data('600', '10', '$aObama, Barack.')],
      'work subject Person label',
      ['Obama, Barack'],
    ],
    ['a place', [data('651', ' 0', '$aMaryland')], 'work subject Place label', ['Maryland']],
    ['a genre', [data('655', ' 7', '$aNovels.$2lcgft')], 'work genreForm label', ['Novels']],
    [
      'a class with its item number',
      [data('050', '00', '$aPZ54$b.A498 2001')],
      'work classification ClassificationLcc itemPortion',
      ['.A498 2001'],
    ],
    [
      'the edition of Dewey',
      [data('082', '04', '$a621.389/2$223')],
      'work classification ClassificationDdc source code',
      ['23'],
    ],
    [
      'the publisher',
      [data('264', ' 1', '$aParis :$bGallimard,$c2013.')],
      'instance provisionActivity Publication agent label',
      ['Gallimard'],
    ],
    [
      'the place in two scripts',
      [
        fixed('chi'),
        data('264', ' 1', '$6880-01$aBeijing :$bZhonghua,$c2013.'),
        data('880', ' 1', '$6264-01/{dollar}1$a北京 :$b中华,$c2013.'),
      ],
      'instance provisionActivity Publication place label',
      ['Denmark', 'Beijing', '北京@zh-hani'],
    ],
    ['the copyright date', [data('264', ' 4', '$c©1959')], 'instance copyrightDate', ['©1959']],
    [
      'the extent',
      [data('300', '  ', '$a99 pages :$billustrations ;$c21 cm +$e1 book')],
      'instance extent label',
      ['99 pages'],
    ],
    [
      'the details of it',
      [data('300', '  ', '$a99 pages :$billustrations ;$c21 cm +$e1 book')],
      'instance extent note label',
      ['illustrations'],
    ],
    [
      'the dimensions',
      [data('300', '  ', '$a99 pages :$billustrations ;$c21 cm +$e1 book')],
      'instance dimensions',
      ['21 cm'],
    ],
    [
      'the content type',
      [data('336', '  ', '$atext$btxt$2rdacontent')],
      'work content',
      ['http://id.loc.gov/vocabulary/contentTypes/txt'],
    ],
    ['the carrier', [data('338', '  ', '$avolume$bnc$2rdacarrier')], 'instance carrier label', ['volume']],
    [
      'an edition',
      [data('250', '  ', '$a3rd draft /$bedited by Paul Watson.')],
      'instance editionStatement',
      ['3rd draft / edited by Paul Watson.'],
    ],
    ['contents', [data('505', '0 ', '$aOne -- Two.')], 'work tableOfContents label', ['One -- Two.']],
    ['a summary', [data('520', '  ', '$aA tale.')], 'work summary label', ['A tale.']],
    [
      'a dissertation',
      [data('502', '  ', '$bPh. D.$cUniversity of Louisville$d1997')],
      'work dissertation grantingInstitution label',
      ['University of Louisville'],
    ],
    [
      'a source of the description',
      [data('588', '  ', '$aTitle from cover.')],
      'work adminMetadata note label',
      ['Title from cover.'],
    ],
    [
      'a translation',
      [data('765', '0 ', '$tMashinovedenie$w(DLC)   78648457 ')],
      'work relation relationship',
      [bf('translationOf')],
    ],
    [
      'a series as it stands',
      [data('490', '0 ', '$aCatalogs ;$vno. 5')],
      'instance relation seriesEnumeration',
      ['no. 5'],
    ],
    [
      'where it is on the net',
      [data('856', '40', '$uhttps://example.org/a b')],
      'instance hasItem electronicLocator value',
      ['https://example.org/a%20b'],
    ],
  ]

describe('A record described in BIBFRAME', () => {
  for (const [what, fields, path, expected] of said)
    it(`says ${what}`, () => {
      assert.deepEqual(found(toBibframe(record(...fields)), path), expected)
    })
  it('says what kind of thing its leader says', () => {
    const kinds: readonly (readonly [leader: string, on: 'work' | 'instance', type: string])[] = [
      ['00000cam a2200000 a 4500', 'work', 'Text'],
      ['00000cdm a2200000 a 4500', 'work', 'NotatedMusic'],
      ['00000cdm a2200000 a 4500', 'instance', 'Manuscript'],
      ['00000cjm a2200000 a 4500', 'work', 'MusicAudio'],
      ['00000cas a2200000 a 4500', 'work', 'Serial'],
      ['00000cpc a2200000 a 4500', 'instance', 'Collection'],
      ['00000cpcaa2200000 a 4500', 'instance', 'Archival'],
      ['00000cgm a2200000 a 4500', 'work', 'MovingImage'],
      ['00000cem a2200000 a 4500', 'work', 'Cartography'],
    ]
    for (const [text, on, type] of kinds)
      assert.ok(
        found(toBibframe(createRecord(text, [controlField('001', '7')])), `${on} type`).includes(bf(type)),
        `${text} ${type}`,
      )
  })
  it('refuses UNIMARC with a sentence', () => {
    const unimarc = createRecord('00000nam  2200000   450 ', [
      dataField('100', '  ', ['a', '20010101d2001    m  y0frey50      ba']),
      dataField('200', '1 ', ['a', 'Titre']),
    ])
    assert.throws(() => toBibframe(unimarc), /UNIMARC/)
  })
})

const whole = [
  fixed('ukr'),
  data('010', '  ', '$a  2004436018'),
  data('020', '  ', '$a9789664657430 (pbk.) :$c{dollar}9.99'),
  data('035', '  ', '$a(OCoLC)1234'),
  data('040', '  ', '$aDLC$beng$erda$cDLC$dUk'),
  data('041', '1 ', '$aukr$heng'),
  data('049', '  ', '$aLOCAL'),
  data('074', '  ', '$a0512-B-01'),
  data('100', '1 ', '$aAndersen, H. C.$q(Hans Christian),$d1805-1875,$eauthor.'),
  data('245', '14', '$6880-01$aThe title :$bwith a rest /$cby me ; and you.'),
  data('264', ' 1', '$a[Kyiv?] :$bLybid,$c[2001]'),
  data('300', '  ', '$a99 pages :$bill. ;$c21 cm.'),
  data('386', '  ', '$mNationality/regional group$aDanes$2lcdgt'),
  data('388', '1 ', '$a19th century$2fast'),
  data('490', '1 ', '$6880-02$aSerii͡a "Istorii͡a" ;$vno. 3'),
  data('588', '0 ', '$aPrint version record.'),
  data('590', '  ', '$aOur copy lacks a page.'),
  data('650', ' 0', '$aFairy tales$zDenmark$vTranslations into Ukrainian.'),
  data('700', '1 ', '$iTranslation of:$aAndersen, H. C.$tEventyr.'),
  data('830', ' 0', '$aSerii͡a "Istorii͡a" ;$vno. 3.'),
  data('856', '41', '$3Cover$uhttp://example.org/c'),
  data('880', '14', '$6245-01/(N$aНазва :$bз рештою /$cя і ви.'),
  data('880', '1 ', '$6490-02/(N$aСерія "Історія" ;$vno. 3'),
]

describe('A record that goes to BIBFRAME and comes back', () => {
  it('is the same in every form, field for field', () => {
    const before = record(...whole)
    for (const format of rdfFormats) {
      const read = readRdf(writeRdf(toBibframe(before), format, { prefixes: bibframePrefixes }), format)
      assert.ok(read.ok)
      const [after, ...more] = fromBibframe(read.quads)
      assert.deepEqual([...lines(after)].sort(), [...lines(before)].sort(), format)
      assert.equal(after?.leader.slice(5, 8), 'cam')
      assert.equal(more.length, 0)
    }
  })
  it('has its fields of terms and series even when nothing was kept beside the description', () => {
    const [after] = fromBibframe(toBibframe(record(...whole), { keepFields: false }))
    for (const tag of [
      '010',
      '020',
      '040',
      '041',
      '074',
      '100',
      '245',
      '264',
      '300',
      '386',
      '388',
      '490',
      '588',
      '650',
      '700',
      '830',
      '856',
      '880',
    ])
      assert.ok(
        after?.fields.some((field) => field.tag === tag),
        tag,
      )
    assert.deepEqual(lines(after, /^490|^588/), [
      '4901 $6880-02$aSerii͡a "Istorii͡a"$vno. 3',
      '588  $aPrint version record.',
    ])
  })
  it('takes what was changed in the description, and leaves what was not', () => {
    const changed = toBibframe(record(...whole)).map((quad) =>
      quad.predicate === bf('mainTitle') && quad.object.kind === 'literal' && quad.object.value === 'The title'
        ? { ...quad, object: literal('The other title') }
        : quad,
    )
    const [after] = fromBibframe(changed)
    assert.match(lines(after, /^245/)[0] ?? '', /The other title/)
    assert.deepEqual(lines(after, /^590|^300/), ['300  $a99 pages :$bill. ;$c21 cm.', '590  $aOur copy lacks a page.'])
  })
  it('loses a note that was taken out of the description', () => {
    const quads = toBibframe(record(...whole, data('500', '  ', '$aA general note.$5DLC')))
    const note = quads.find(
      (quad) => quad.object.kind === 'literal' && quad.object.value === 'A general note.',
    )?.subject
    assert.ok(note)
    const without = quads.filter((quad) => !same(quad.subject, note) && !same(quad.object, note))
    assert.deepEqual(lines(fromBibframe(without)[0], /^500/), [])
    assert.deepEqual(lines(fromBibframe(quads)[0], /^500/), ['500  $aA general note.$5DLC'])
  })
  it('keeps a record without a title or a control number, and fields that nobody knows', () => {
    const odd = createRecord(leader, [data('100', '1 ', '$aSomebody'), data('9XX', '  ', '$aodd ${dollar}text')])
    const [after] = fromBibframe(toBibframe(odd))
    assert.deepEqual(lines(after, /^1|^9/), ['1001 $aSomebody', '9XX  $aodd '.trimEnd() + ' ${dollar}text'])
    assert.equal(changedRecord(odd, {}).fields.length, 2)
  })
})

const same = (a: Term, b: Subject): boolean => a.kind === b.kind && a.value === b.value

const head =
  '@prefix bf: <http://id.loc.gov/ontologies/bibframe/> . @prefix bflc: <http://id.loc.gov/ontologies/bflc/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix madsrdf: <http://www.loc.gov/mads/rdf/v1#> .'

/** Descriptions of others, and the fields that are made of them. */
const made: readonly (readonly [what: string, turtle: string, tags: RegExp, expected: readonly string[]])[] = [
  [
    'a series in two scripts as a pair',
    '[] a bf:Instance ; bf:relation [ a bf:Relation ; bf:relationship <http://id.loc.gov/ontologies/bibframe/hasSeries> ; bf:associatedResource [ a bf:Series, bflc:Uncontrolled ; bf:title [ a bf:Title ; bf:mainTitle "Serii͡a \\"Istorii͡a\\"", "Серія \\"Історія\\""@uk-cyrl ] ] ] .',
    /490|880/,
    ['4900 $6880-01$aSerii͡a "Istorii͡a"', '8800 $6490-01/(N$aСерія "Історія"'],
  ],
  [
    'the older way to say so',
    '[] a bf:Instance ; bflc:relationship [ a bflc:Relationship ; bflc:relation <http://id.loc.gov/ontologies/bibframe/hasSeries> ; bf:relatedTo [ a bf:Series ; bf:status <http://id.loc.gov/vocabulary/mstatus/t> ; bf:title [ a bf:Title ; bf:mainTitle "Actes" ] ] ; bf:seriesEnumeration "3" ] .',
    /490/,
    ['4900 $aActes$v3'],
  ],
  [
    'a title in two scripts',
    '[] a bf:Instance ; bf:title [ a bf:Title ; bf:mainTitle "内蒙古"@zh-hani, "Nei Menggu" ] .',
    /245|880/,
    ['24500$6880-01$aNei Menggu', '88000$6245-01/{dollar}1$a内蒙古'],
  ],
  [
    'a heading by its own field',
    '<http://example.org/w#Work> a bf:Work ; bf:contribution [ a bf:Contribution, bflc:PrimaryContribution ; bf:agent [ a bf:Person ; rdfs:label "Andersen, H. C. (Hans Christian), 1805-1875" ; bflc:name00MarcKey "1001 $aAndersen, H. C.$q(Hans Christian),$d1805-1875." ] ] .',
    /100/,
    ['1001 $aAndersen, H. C.$q(Hans Christian),$d1805-1875.'],
  ],
  [
    'a heading whose label was changed by its label',
    '<http://example.org/w#Work> a bf:Work ; bf:contribution [ a bf:Contribution ; bf:agent [ a bf:Person ; rdfs:label "Kivirähk, Andrus" ; bflc:marcKey "7001 $aSomebody else." ] ] .',
    /700/,
    ['7001 $aKivirähk, Andrus'],
  ],
  [
    'a subject by its components',
    '<http://example.org/w#Work> a bf:Work ; bf:subject [ a bf:Topic, madsrdf:ComplexSubject ; madsrdf:componentList ( [ a madsrdf:Topic ; rdfs:label "Amish" ] [ a madsrdf:Geographic ; rdfs:label "Ohio" ] [ a madsrdf:GenreForm ; rdfs:label "Maps" ] ) ; bf:source [ a bf:Source ; bf:code "lcsh" ] ] .',
    /650/,
    ['650 0$aAmish$zOhio$vMaps'],
  ],
  [
    'two instances as two records',
    '<http://e/w> a bf:Work ; bf:hasInstance <http://e/1>, <http://e/2> . <http://e/1> a bf:Instance ; bf:title [ bf:mainTitle "One" ] . <http://e/2> a bf:Instance ; bf:title [ bf:mainTitle "Two" ] .',
    /245/,
    ['24500$aOne', '24500$aTwo'],
  ],
  [
    'works that are only cited as no records',
    '<http://e/w> a bf:Work ; bf:hasInstance <http://e/1> ; bf:translationOf [ a bf:Work ; bf:hasInstance [ a bf:Instance ; bf:title [ bf:mainTitle "Other" ] ] ] . <http://e/1> a bf:Instance ; bf:title [ bf:mainTitle "One" ] .',
    /245|765/,
    ['24500$aOne', '7650 $tOther'],
  ],
]

describe('A description of others', () => {
  for (const [what, turtle, tags, expected] of made)
    it(`gives ${what}`, () => {
      const read = readRdf(`${head} ${turtle}`, 'turtle')
      assert.ok(read.ok, read.ok ? '' : read.problem.message)
      assert.deepEqual(
        fromBibframe(read.quads).flatMap((one) => lines(one, tags)),
        expected,
      )
    })
  it('without works and instances gives no record', () => {
    assert.deepEqual(fromBibframe([{ subject: iri('http://e/a'), predicate: 'http://e/p', object: literal('x') }]), [])
  })
})
