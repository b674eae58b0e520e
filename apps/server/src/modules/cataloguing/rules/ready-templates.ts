import type { Template } from '../contract.ts'

type Line = readonly [tag: string, indicators: string, ...subfields: readonly string[]]

const leader = (type: string, level = 'm') => `00000n${type}${level} a2200000 i 4500`

/** What every new record begins with: where it was catalogued, in which language, by which rules. */
const described: Line = ['040', '  ', 'a', 'beng', 'erda', 'c']
const common: readonly Line[] = [
  ['245', '10', 'a', 'b', 'c'],
  ['264', ' 1', 'a', 'b', 'c'],
]
const carriers = (
  content: string,
  contentCode: string,
  media: string,
  mediaCode: string,
  carrier: string,
  code: string,
) =>
  [
    ['336', '  ', `a${content}`, `b${contentCode}`, '2rdacontent'],
    ['337', '  ', `a${media}`, `b${mediaCode}`, '2rdamedia'],
    ['338', '  ', `a${carrier}`, `b${code}`, '2rdacarrier'],
  ] as const satisfies readonly Line[]

function ready(
  id: string,
  name: string,
  about: string,
  head: string,
  fixed: readonly (readonly [tag: string, value: string])[],
  lines: readonly Line[],
): Template {
  return {
    id: `ready:${id}`,
    kind: 'record',
    name,
    about,
    leader: head,
    how: 'add',
    shared: true,
    owner: null,
    mine: false,
    fields: [
      ...fixed.map(([tag, value]) => ({ tag, value })),
      ...lines
        .toSorted(([a], [b]) => Number(a) - Number(b))
        .map(([tag, indicators, ...subfields]) => ({
          tag,
          indicators,
          subfields: subfields.map((text) => ({ code: text.slice(0, 1), value: text.slice(1) })),
        })),
    ],
  }
}

/** 008 by its parts: {yymmdd} is the day on which the template is used. */
const fixed008 = (middle: string) => `{yymmdd}s{year}    xx ${middle}und  `

const volume = carriers('text', 'txt', 'unmediated', 'n', 'volume', 'nc')
const online = ['computer', 'c', 'online resource', 'cr'] as const
const thing = carriers('three-dimensional form', 'tdf', 'unmediated', 'n', 'object', 'nr')

/** Templates that come with Carrel. They can be used and copied by everyone and changed by nobody. */
export const readyTemplates: readonly Template[] = [
  ready(
    'book',
    'Book',
    'Printed text in one volume',
    leader('a'),
    [['008', fixed008('           000 0 ')]],
    [
      ['020', '  ', 'a'],
      described,
      ['082', '04', 'a', '223'],
      ['100', '1 ', 'a', 'eauthor.'],
      ...common,
      ['300', '  ', 'apages ;', 'ccm'],
      ...volume,
      ['504', '  ', 'a'],
      ['520', '  ', 'a'],
      ['650', ' 0', 'a'],
    ],
  ),
  ready(
    'ebook',
    'E-book',
    'Text that is read online, with its link',
    leader('a'),
    [
      ['006', 'm     o  d        '],
      ['007', 'cr |n|||||||||'],
      ['008', fixed008('     o     000 0 ')],
    ],
    [
      ['020', '  ', 'a', 'qelectronic book'],
      described,
      ['100', '1 ', 'a', 'eauthor.'],
      ...common,
      ['300', '  ', 'a1 online resource'],
      ...carriers('text', 'txt', ...online),
      ['520', '  ', 'a'],
      ['650', ' 0', 'a'],
      ['856', '40', 'u', 'z'],
    ],
  ),
  ready(
    'dvd',
    'Film on DVD or Blu-ray',
    'Film on disc',
    leader('g'),
    [
      ['007', 'vd cvaizq'],
      ['008', fixed008('---            vl')],
    ],
    [
      ['024', '1 ', 'a'],
      ['028', '42', 'a', 'b'],
      described,
      ['245', '00', 'a', 'c'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1 videodisc (    min) :', 'bsound, color ;', 'c12 cm'],
      ...carriers('two-dimensional moving image', 'tdi', 'video', 'v', 'videodisc', 'vd'),
      ['347', '  ', 'avideo file', 'bDVD video'],
      ['508', '  ', 'a'],
      ['511', '1 ', 'a'],
      ['520', '  ', 'a'],
      ['521', '8 ', 'a'],
      ['546', '  ', 'a'],
      ['655', ' 7', 'aFiction films.', '2lcgft'],
      ['700', '1 ', 'a', 'efilm director.'],
    ],
  ),
  ready(
    'serial',
    'Serial',
    'Journal, newspaper or yearbook that goes on',
    leader('a', 's'),
    [['008', '{yymmdd}c{year}9999xx mr p       0   a0und  ']],
    [
      ['022', '0 ', 'a'],
      described,
      ['245', '00', 'a'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'avolumes ;', 'ccm'],
      ['310', '  ', 'aMonthly'],
      ...volume,
      ['362', '1 ', 'aBegan with:'],
      ['588', '  ', 'aDescription based on:'],
      ['650', ' 0', 'a', 'vPeriodicals.'],
    ],
  ),
  ready(
    'map',
    'Map',
    'Printed map of one or more sheets',
    leader('e'),
    [
      ['007', 'aj canzn'],
      ['008', fixed008('       a     0   ')],
    ],
    [
      ['034', '1 ', 'aa', 'b'],
      described,
      ['245', '10', 'a', 'c'],
      ['255', '  ', 'aScale 1:', 'c()'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1 map :', 'bcolor ;', 'ccm'],
      ...carriers('cartographic image', 'cri', 'unmediated', 'n', 'sheet', 'nb'),
      ['650', ' 0', 'a'],
      ['651', ' 0', 'a', 'vMaps.'],
    ],
  ),
  ready(
    'music',
    'Music on CD',
    'Musical recording on audio disc',
    leader('j'),
    [
      ['007', 'sd fungnnmmned'],
      ['008', fixed008('nn           n   ')],
    ],
    [
      ['024', '1 ', 'a'],
      ['028', '02', 'a', 'b'],
      described,
      ['100', '1 ', 'a', 'eperformer.'],
      ['245', '10', 'a', 'c'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1 audio disc ;', 'c12 cm'],
      ...carriers('performed music', 'prm', 'audio', 's', 'audio disc', 'sd'),
      ['382', '01', 'a'],
      ['505', '0 ', 'a'],
      ['511', '0 ', 'a'],
      ['650', ' 0', 'a'],
    ],
  ),
  ready(
    'manga',
    'Manga or comic, one volume',
    'Volume of a series in pictures',
    leader('a'),
    [['008', fixed008('a         6000 1 ')]],
    [
      ['020', '  ', 'a'],
      described,
      ['041', '1 ', 'aeng', 'hjpn'],
      ['100', '1 ', 'a', 'eauthor,', 'eartist.'],
      ['245', '10', 'a', 'n', 'c'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'apages :', 'billustrations ;', 'c19 cm'],
      ...carriers('still image', 'sti', 'unmediated', 'n', 'volume', 'nc'),
      ['490', '1 ', 'a', 'v'],
      ['521', '8 ', 'a'],
      ['546', '  ', 'aTranslated from the Japanese.'],
      ['655', ' 7', 'aManga.', '2lcgft'],
      ['830', ' 0', 'a', 'v'],
    ],
  ),
  ready(
    'game',
    'Video game',
    'Game on disc or card',
    leader('m'),
    [
      ['007', 'co cga||||||||'],
      ['008', fixed008('        g        ')],
    ],
    [
      ['024', '1 ', 'a'],
      described,
      ['245', '00', 'a', 'c'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1 computer disc :', 'bsound, color ;', 'c12 cm'],
      ...carriers('two-dimensional moving image', 'tdi', 'computer', 'c', 'computer disc', 'cd'),
      ['521', '8 ', 'a'],
      ['538', '  ', 'aSystem requirements:'],
      ['655', ' 7', 'aVideo games.', '2lcgft'],
      ['753', '  ', 'a'],
    ],
  ),
  ready(
    'equipment',
    'Equipment',
    'Laptop, tool, instrument: a thing that is lent',
    leader('r'),
    [['008', fixed008('nnn            rn')]],
    [
      described,
      ['245', '00', 'a'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1'],
      ...thing,
      ['500', '  ', 'a'],
      ['521', '8 ', 'a'],
      ['655', ' 7', 'aRealia.', '2lcgft'],
    ],
  ),
  ready(
    'kit',
    'Kit',
    'Things of several kinds that belong together',
    leader('o'),
    [['008', fixed008('nnn            bn')]],
    [
      described,
      ['245', '00', 'a'],
      ['264', ' 1', 'a', 'b', 'c'],
      ['300', '  ', 'a1 kit'],
      ...thing,
      ['505', '0 ', 'a'],
      ['521', '8 ', 'a'],
      ['650', ' 0', 'a'],
    ],
  ),
]
