import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import { chance, type Chance } from '../demo/random.ts'
import { capital, madeUpWords, zipf, type Zipf } from './vocabulary.ts'

/** Makes the record of any number of titles; the same number gives the same record. */
export interface TitleMaker {
  record(number: number): MarcRecord
}

interface Kind {
  readonly leader: string
  readonly extent: (by: Chance) => string
  readonly content: readonly [term: string, code: string]
  readonly media: readonly [term: string, code: string]
  readonly carrier: readonly [term: string, code: string]
}

const book: Kind = {
  leader: '00000nam a2200000 i 4500',
  extent: (by) => `${by.between(60, 720)} pages ; ${by.between(18, 30)} cm`,
  content: ['text', 'txt'],
  media: ['unmediated', 'n'],
  carrier: ['volume', 'nc'],
}
const film: Kind = {
  leader: '00000ngm a2200000 i 4500',
  extent: (by) => `1 videodisc (${by.between(70, 190)} min.)`,
  content: ['two-dimensional moving image', 'tdi'],
  media: ['video', 'v'],
  carrier: ['videodisc', 'vd'],
}
const audiobook: Kind = {
  leader: '00000nim a2200000 i 4500',
  extent: (by) => `${by.between(4, 16)} audio discs`,
  content: ['spoken word', 'spw'],
  media: ['audio', 's'],
  carrier: ['audio disc', 'sd'],
}
const music: Kind = {
  ...audiobook,
  leader: '00000njm a2200000 i 4500',
  extent: () => '1 audio disc',
  content: ['performed music', 'prm'],
}

const languages = zipf(
  [
    'eng',
    'eng',
    'eng',
    'eng',
    'eng',
    'eng',
    'eng',
    'eng',
    'spa',
    'fre',
    'ger',
    'ita',
    'por',
    'chi',
    'rus',
    'jpn',
    'ara',
    'pol',
    'vie',
  ],
  0.3,
)
const forms = [
  'History',
  'Fiction',
  'Juvenile fiction',
  'Biography',
  'Handbooks, manuals, etc',
  'Social aspects',
  'Study and teaching',
  'Poetry',
  'Law and legislation',
  'Design and construction',
]

function kindOf(by: Chance): Kind {
  const point = by.next()
  if (point < 0.86) return book
  if (point < 0.93) return film
  return point < 0.97 ? audiobook : music
}

/** Thirteen digits of the 979-8 range with their check digit. */
function madeUpIsbn(number: number): string {
  const body = `9798${String(number).padStart(8, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

interface Drawers {
  readonly words: Zipf<string>
  readonly people: Zipf<string>
  readonly subjects: Zipf<string>
  readonly publishers: Zipf<readonly [place: string, name: string]>
}

function drawers(): Drawers {
  const words = madeUpWords(60_000, 'carrel words')
  const by = chance('carrel people')
  const rare = zipf(words.slice(100), 0.6)
  const name = () => capital(rare.draw(by))
  const people = Array.from(
    { length: 40_000 },
    () =>
      `${name()}, ${name()}${by.next() < 0.5 ? ` ${String.fromCharCode(65 + by.between(0, 25))}.` : ''},${by.next() < 0.6 ? ` ${by.between(1850, 1995)}-` : ''}`,
  )
  const subjects = Array.from({ length: 20_000 }, () => {
    const topic = capital(rare.draw(by)) + (by.next() < 0.4 ? ` ${rare.draw(by)}` : '')
    return by.next() < 0.5 ? `${topic}--${by.pick(forms)}` : topic
  })
  const publishers = Array.from(
    { length: 800 },
    () => [name(), `${name()} ${by.pick(['Press', 'Books', 'Publishing', 'House', '& Sons'])}`] as const,
  )
  return {
    words: zipf(words, 0.9),
    people: zipf(people, 0.7),
    subjects: zipf(subjects, 0.8),
    publishers: zipf(publishers, 0.9),
  }
}

/** A maker with its lists of words, people, subjects and publishers drawn as they are in real catalogues: a few often, most once. */
export function titleMaker(): TitleMaker {
  const draw = drawers()
  return { record: (number) => makeRecord(number, chance(number * 2654435761), draw) }
}

function makeRecord(number: number, by: Chance, draw: Drawers): MarcRecord {
  const kind = kindOf(by)
  const language = languages.draw(by)
  const year = 2026 - Math.floor(by.next() ** 2.2 * 90)
  const words = Array.from({ length: by.between(1, 5) }, () => draw.words.draw(by))
  const article = by.next() < 0.3 ? 'The ' : ''
  const title = article + (article === '' ? capital(words.join(' ')) : words.join(' '))
  const rest =
    by.next() < 0.45 ? Array.from({ length: by.between(2, 7) }, () => draw.words.draw(by)).join(' ') : undefined
  const author = draw.people.draw(by)
  const [place, publisher] = draw.publishers.draw(by)
  const hundred = by.between(0, 999)
  const dewey = `${String(hundred).padStart(3, '0')}${by.next() < 0.7 ? `.${by.between(1, 999)}` : ''}`
  const term = ([word, code]: readonly [string, string], source: string) =>
    [
      ['a', word],
      ['b', code],
      ['2', source],
    ] as const
  const said = author
    .replace(/,[^,]*$/, '')
    .split(', ')
    .toReversed()
    .join(' ')
  const fields: Field[] = [
    controlField('001', `seed${String(number).padStart(9, '0')}`),
    controlField('003', 'XX-Seed'),
    controlField('008', `240101s${year}    xxu           000 0 ${language} d`),
    dataField('020', '  ', ['a', madeUpIsbn(number)]),
    dataField('040', '  ', ['a', 'XX-Seed'], ['b', 'eng'], ['e', 'rda'], ['c', 'XX-Seed']),
    dataField('082', '04', ['a', dewey], ['2', '23']),
    dataField('100', '1 ', ['a', author], ['e', 'author.']),
    rest === undefined
      ? dataField('245', `1${article.length}`, ['a', `${title} /`], ['c', `${said}.`])
      : dataField('245', `1${article.length}`, ['a', `${title} :`], ['b', `${rest} /`], ['c', `${said}.`]),
    dataField('264', ' 1', ['a', `${place} :`], ['b', `${publisher},`], ['c', `${year}.`]),
    dataField('300', '  ', ['a', kind.extent(by)]),
    dataField('336', '  ', ...term(kind.content, 'rdacontent')),
    dataField('337', '  ', ...term(kind.media, 'rdamedia')),
    dataField('338', '  ', ...term(kind.carrier, 'rdacarrier')),
  ]
  if (by.next() < 0.2)
    fields.push(
      dataField(
        '490',
        '0 ',
        ['a', `${capital(draw.words.draw(by))} ${draw.words.draw(by)} ;`],
        ['v', String(by.between(1, 40))],
      ),
    )
  if (by.next() < 0.5)
    fields.push(
      dataField('520', '  ', [
        'a',
        `${capital(Array.from({ length: by.between(8, 25) }, () => draw.words.draw(by)).join(' '))}.`,
      ]),
    )
  for (let subjects = by.between(1, 4); subjects > 0; subjects--) {
    const [topic = '', form] = draw.subjects.draw(by).split('--')
    fields.push(
      form === undefined
        ? dataField('650', ' 0', ['a', `${topic}.`])
        : dataField('650', ' 0', ['a', topic], ['x', `${form}.`]),
    )
  }
  if (by.next() < 0.15) fields.push(dataField('700', '1 ', ['a', draw.people.draw(by)], ['e', 'contributor.']))
  return createRecord(kind.leader, fields)
}
