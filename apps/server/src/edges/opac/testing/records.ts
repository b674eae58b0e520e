/** A title for tests and for looking at: what stands in its MARC record. */
export interface TestTitle {
  readonly title: string
  readonly author?: string
  readonly year?: number
  readonly language?: string
  /** Leader/06, `a` for books. */
  readonly type?: string
  readonly summary?: string
  readonly subjects?: readonly string[]
  readonly series?: string
  readonly dewey?: string
  readonly publisher?: string
  /** Title and author in the original script. */
  readonly original?: { readonly title: string; readonly author?: string }
  readonly isbn?: string
  readonly contributor?: string
}

/** The record of a title as mnemonic text. */
export function recordOf(of: TestTitle): string {
  const { type = 'a', language = 'eng', year = 2001 } = of
  const film = type === 'g' ? 'v' : ' '
  const fixed =
    `261101s${year}    xxu           ${type === 'g' ? `          ${film} ` : '000 1 '}${language} d`.replaceAll(
      ' ',
      '\\',
    )
  const lines = [
    `=LDR  00000n${type}m\\a2200000\\i\\4500`,
    `=008  ${fixed}`,
    of.isbn && `=020  \\\\$a${of.isbn}`,
    of.dewey && `=082  04$a${of.dewey}`,
    of.author && `=100  1\\${of.original?.author ? '$6880-02' : ''}$a${of.author}`,
    `=245  10${of.original ? '$6880-01' : ''}$a${of.title}`,
    `=264  \\1$aLondon :$b${of.publisher ?? 'Ace Books'},$c${year}.`,
    '=300  \\\\$a286 pages ;$c20 cm',
    of.series && `=830  \\0$a${of.series}`,
    of.summary && `=520  \\\\$a${of.summary}`,
    ...(of.subjects ?? []).map((subject) => `=650  \\0$a${subject}`),
    of.contributor && `=700  1\\$a${of.contributor}`,
    of.original && `=880  10$6245-01$a${of.original.title}`,
    of.original?.author && `=880  1\\$6100-02$a${of.original.author}`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** Titles in many scripts and kinds; the last one tries to be markup. */
export const titles = {
  leftHand: {
    title: 'The left hand of darkness',
    author: 'Le Guin, Ursula K.,$d1929-2018.',
    year: 1969,
    dewey: '813.54',
    isbn: '9780441478125',
    series: 'Hainish cycle ;$v4',
    summary:
      'An envoy alone on a winter world, whose people are both and neither, learns what it is to be a stranger, and what a friend may cost.',
    subjects: ['Life on other planets$vFiction.', 'Gender identity$vFiction.', 'Diplomats$vFiction.'],
    contributor: 'Barlowe, Wayne,$eillustrator.',
  },
  dispossessed: {
    title: 'The dispossessed :$ban ambiguous utopia',
    author: 'Le Guin, Ursula K.,$d1929-2018.',
    year: 1974,
    dewey: '813.54',
    subjects: ['Life on other planets$vFiction.', 'Utopias$vFiction.'],
  },
  leftHandFrench: {
    title: 'La main gauche de la nuit',
    author: 'Le Guin, Ursula K.,$d1929-2018.',
    year: 1971,
    language: 'fre',
    dewey: '813.54',
    subjects: ['Life on other planets$vFiction.'],
  },
  noon: {
    title: 'Darkness at noon',
    author: 'Koestler, Arthur,$d1905-1983.',
    year: 1940,
    dewey: '823.912',
    summary: 'A commissar awaits trial in the prison of his own revolution.',
    subjects: ['Political prisoners$vFiction.'],
  },
  heart: {
    title: 'Heart of darkness',
    author: 'Conrad, Joseph,$d1857-1924.',
    year: 1899,
    dewey: '823.912',
    summary: 'Up a river, after a man, into what the maps leave white.',
    subjects: ['Africa$vFiction.'],
  },
  cat: {
    title: 'Wagahai wa neko de aru',
    author: 'Natsume, Sōseki,$d1867-1916.',
    year: 1905,
    language: 'jpn',
    dewey: '895.634',
    original: { title: '吾輩は猫である', author: '夏目漱石' },
    subjects: ['Cats$vFiction.'],
  },
  season: {
    title: 'Mawsim al-hijrah ilá al-shamāl',
    author: 'Ṣāliḥ, al-Ṭayyib.',
    year: 1966,
    language: 'ara',
    dewey: '892.736',
    original: { title: 'موسم الهجرة إلى الشمال', author: 'صالح، الطيب' },
    subjects: ['Sudan$vFiction.'],
  },
  vietnamese: {
    title:
      'Những chuyến phiêu lưu kỳ lạ và dài dằng dặc của chú dế mèn qua khắp các miền đất nước :$btruyện thiếu nhi có tranh minh hoạ',
    author: 'Tô, Hoài,$d1920-2014.',
    year: 1941,
    language: 'vie',
    dewey: '895.922',
    subjects: ['Crickets$vJuvenile fiction.'],
  },
  film: {
    title: 'Night of darkness',
    author: 'Ibarra, Lucía.',
    year: 2015,
    type: 'g',
    dewey: '791.43',
    summary: 'Three sisters keep a lighthouse through one long night.',
    subjects: ['Lighthouses$vDrama.'],
  },
  audiobook: {
    title: 'The left hand of darkness',
    author: 'Le Guin, Ursula K.,$d1929-2018.',
    year: 2017,
    type: 'i',
    dewey: '813.54',
    publisher: 'Macmillan Audio',
    subjects: ['Life on other planets$vFiction.'],
  },
  noCopy: { title: 'A book of no copies', author: 'Nobody, Ann.', year: 2020, dewey: '100' },
  markup: {
    title: '<script>alert("1")</script> & <img src=x onerror=alert(2)>',
    author: '"><svg onload=alert(3)>',
    summary: '</script><script>alert(4)</script>',
    subjects: ['<b>bold</b>'],
    dewey: '005.8',
  },
} as const satisfies Readonly<Record<string, TestTitle>>
export type TitleName = keyof typeof titles
