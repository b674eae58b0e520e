/** One position of field 008 whose codes are terms of a vocabulary. */
export interface FixedRow {
  /** Materials of 008 (books, serials, …) for which the position has this meaning. */
  readonly for: string
  readonly at: number
  readonly length: number
  readonly on: 'work' | 'instance'
  readonly property: string
  readonly type: string
  readonly extension?: boolean
  /** Code, then the address of its term (of a vocabulary unless whole) and its name. */
  readonly terms: Readonly<Record<string, readonly [address: string, name: string]>>
}

const genre = (number: string) => `http://id.loc.gov/authorities/genreForms/${number}`
const of = (list: string, words: string): Readonly<Record<string, readonly [string, string]>> =>
  Object.fromEntries(
    words.split('|').map((entry) => {
      const [, code = '', term = '', name = ''] = /^(\S+) (\S+) (.+)$/.exec(entry) ?? []
      return [code, [list.endsWith('/') ? list + term : `${list}/${term}`, name]]
    }),
  )

/** The positions that are said (MARC 21 008), after the conversion specifications of the Library of Congress. */
export const fixedRows: readonly FixedRow[] = [
  {
    for: 'books',
    at: 18,
    length: 4,
    on: 'work',
    property: 'illustrativeContent',
    type: 'Illustration',
    terms: of(
      'millus',
      'a ill illustrations|b map maps|c por portraits|d chr charts|e pln plans|f plt plates|g mus music|h fac facsimiles|i coa coats of arms|j gnt genealogical tables|k for forms|l sam samples|m pho phonodisc|o pht photographs|p ilm illuminations',
    ),
  },
  {
    for: 'books music computer visual',
    at: 22,
    length: 1,
    on: 'work',
    property: 'intendedAudience',
    type: 'IntendedAudience',
    terms: of(
      'maudience',
      'a pre preschool|b pri primary|c pad pre-adolescent|d ado adolescent|e adu adult|f spe specialized|g gen general|j juv juvenile',
    ),
  },
  {
    for: 'books',
    at: 24,
    length: 4,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: {
      ...of(
        genre(''),
        'a gf2014026038 abstracts|b gf2014026048 bibliographies|c gf2014026057 catalogs|d gf2014026086 dictionaries|e gf2014026092 encyclopedias|5 gf2014026055 calendars|6 gf2014026266 comics (graphic works)',
      ),
      ...of(
        'marcgt',
        'f han handbook|g leg legal article|i ind index|j pat patent document|k dis discography|l ler legislation|m the thesis|n sur survey of literature|o rev review|p pro programmed text|q fil filmography|r dir directory|s sta statistics|t ter technical report|u stp standard or specification|v lec legal case and case notes|w law law report or digest|y yea yearbook|z tre treaty|2 off offprint',
      ),
    },
  },
  {
    for: 'books computer maps serials visual',
    at: 28,
    length: 1,
    on: 'work',
    property: 'governmentPubType',
    type: 'GovernmentPubType',
    extension: true,
    terms: of(
      'mgovtpubtype',
      'a a autonomous|c c multilocal|f f federal|i i international|l l local|m m multistate|o o government publication|s s state|z z other type',
    ),
  },
  {
    for: 'books serials',
    at: 29,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: of(genre(''), '1 gf2014026068 conference papers and proceedings'),
  },
  {
    for: 'books',
    at: 30,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: of(genre(''), '1 gf2016026082 festschriften'),
  },
  {
    for: 'books maps',
    at: 31,
    length: 1,
    on: 'work',
    property: 'supplementaryContent',
    type: 'SupplementaryContent',
    terms: of('msupplcont', '1 index index'),
  },
  {
    for: 'books',
    at: 33,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: {
      ...of(
        genre(''),
        '1 gf2014026339 fiction|d gf2014026297 drama|e gf2014026094 essays|f gf2015026020 novels|h gf2014026110 humor|i gf2014026141 personal correspondence|j gf2014026542 short stories|p gf2014026481 poetry|s gf2011026363 speeches',
      ),
    },
  },
  {
    for: 'books',
    at: 34,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: of(genre(''), 'a gf2014026047 autobiographies|b gf2014026049 biographies|c gf2014026049 biographies'),
  },
  {
    for: 'serials',
    at: 18,
    length: 1,
    on: 'instance',
    property: 'frequency',
    type: 'Frequency',
    terms: of(
      'frequencies',
      'a ann annual|b bmn bimonthly|c swk semiweekly|d dyl daily|e bwk biweekly|f san semiannual|g bin biennial|h ten triennial|i ttw three times a week|j ttm three times a month|k con continuously updated|m mon monthly|q qrt quarterly|s smn semimonthly|t tty three times a year|w wkl weekly',
    ),
  },
  {
    for: 'serials',
    at: 19,
    length: 1,
    on: 'instance',
    property: 'frequency',
    type: 'Frequency',
    terms: of('frequencies', 'x irr irregular'),
  },
  {
    for: 'serials',
    at: 21,
    length: 1,
    on: 'work',
    property: 'serialPubType',
    type: 'SerialPubType',
    extension: true,
    terms: of(
      'mserialpubtype',
      'd database updating database|l looseleaf updating loose-leaf|m monoseries monographic series|n newspaper newspaper|p periodical periodical|w website updating website',
    ),
  },
  {
    for: 'music',
    at: 20,
    length: 1,
    on: 'instance',
    property: 'musicFormat',
    type: 'MusicFormat',
    terms: of(
      'mmusicformat',
      'a score score|b studyscore study score|c piaredscore accompaniment reduced for keyboard|d vocalscore vocal score|e conscore condensed score|g clscore close score|h chscore chorus score|j percond performer-conductor part|k vocscore vocal score|l score score|p piascore piano score',
    ),
  },
  {
    for: 'visual',
    at: 34,
    length: 1,
    on: 'work',
    property: 'movingImageTechnique',
    type: 'MovingImageTechnique',
    extension: true,
    terms: of('mtechnique', 'a anim animation|c anlv animation and live action|l live live action'),
  },
  {
    for: 'visual',
    at: 33,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: {
      ...of(genre(''), 'm gf2011026406 motion pictures|g gf2014026349 games'),
      ...of(
        'marcgt',
        'a aro art original|b kit kit|c art art reproduction|d dio diorama|f fls filmstrip|i pic picture|k gra graphic|l ted technical drawing|n cha chart|o fla flash card|p mic microscope slide|q mod model|r rea realia|s sli slide|t tra transparency|v vid videorecording|w toy toy',
      ),
    },
  },
  {
    for: 'maps',
    at: 25,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: { ...of(genre(''), 'e gf2011026058 atlases|d gf2011026300 globes'), ...of('marcgt', 'a map map') },
  },
  {
    for: 'computer',
    at: 26,
    length: 1,
    on: 'work',
    property: 'genreForm',
    type: 'GenreForm',
    terms: of(
      'marcgt',
      'a num numeric data|b com computer program|c rep representational|d doc document (computer)|e bda bibliographic data|f fon font|g gam game|h sou sound|i inm interactive multimedia|j ons online system or service',
    ),
  },
]

/** What 008 has at the positions that no row says, by material: as nothing was looked for. */
export const materialOfType = (leader: string): string => {
  const type = leader[6] ?? 'a'
  if (type === 'a' || type === 't') return /[bis]/.test(leader[7] ?? 'm') ? 'serials' : 'books'
  if (type === 'm') return 'computer'
  if (type === 'e' || type === 'f') return 'maps'
  if ('cdij'.includes(type)) return 'music'
  return 'gkor'.includes(type) ? 'visual' : 'mixed'
}
