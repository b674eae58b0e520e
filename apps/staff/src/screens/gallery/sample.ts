import type { Session } from '../../session.ts'

/** A book for the gallery. */
export interface SampleBook {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly classNumber: string
  readonly kind: string
  readonly barcode: string
  readonly year: number
  readonly loans: number
  readonly state: 'in' | 'out' | 'late' | 'held' | 'mending'
  readonly due?: string
}

const works: readonly (readonly [string, string, string, string, number])[] = [
  ['Braiding Sweetgrass', 'Kimmerer, Robin Wall', '305.597', '', 2013],
  ['Chainsaw Man, vol. 11', 'Fujimoto, Tatsuki', '741.5', 'manga', 2021],
  ['Cien años de soledad', 'García Márquez, Gabriel', '863.64', '', 1967],
  ['Мастер и Маргарита', 'Булгаков, Михаил', '891.7342', '', 1967],
  ['The Left Hand of Darkness', 'Le Guin, Ursula K.', '813.54', '', 1969],
  ['موسم الهجرة إلى الشمال', 'صالح، الطيب', '892.736', '', 1966],
  ['ألف ليلة وليلة', '', '398.22', '', 1984],
  ['סיפור על אהבה וחושך', 'עוז, עמוס', '892.436', '', 2002],
  ['吾輩は猫である', '夏目漱石', '895.63', '', 1905],
  ['色彩を持たない多崎つくると、彼の巡礼の年', '村上春樹', '895.635', '', 2013],
  ['红楼梦', '曹雪芹', '895.13', '', 1791],
  ['채식주의자', '한강', '895.735', '', 2007],
  ['Đất rừng phương Nam và những câu chuyện miền sông nước Cửu Long', 'Đoàn Giỏi', '895.922', '', 1957],
  ['สี่แผ่นดิน', 'คึกฤทธิ์ ปราโมช', '895.913', '', 1953],
  ['Οδύσσεια', 'Όμηρος', '883.01', '', 1488],
  ['A Brief History of Time', 'Hawking, Stephen', '523.1', '', 1988],
  ['The Very Hungry Caterpillar', 'Carle, Eric', 'E CAR', 'picture book', 1969],
  ['Spirited Away', 'Miyazaki, Hayao', '791.43', 'DVD', 2001],
  ['Kind of Blue', 'Davis, Miles', '781.65', 'CD', 1959],
  ['Catan', '', '794.2', 'board game', 1995],
  ['Laptop 14, ThinkPad L14 (kit of 3)', '', '', 'equipment', 2025],
  ['The Joy of Cooking', 'Rombauer, Irma S.', '641.5', '', 1931],
  ['Meditations', 'Marcus Aurelius', '188', '', 1558],
  ['The Bhagavad Gita', '', '294.5924', '', 1785],
  ['English Grammar in Use', 'Murphy, Raymond', '425', '', 1985],
  ['Structure and Interpretation of Computer Programs', 'Abelson, Harold', '005.13', '', 1985],
  [
    'The life and strange surprising adventures of Robinson Crusoe, of York, mariner : who lived eight and twenty years all alone',
    'Defoe, Daniel',
    '823.5',
    '',
    1719,
  ],
  ['It', 'King, Stephen', 'FIC KIN', '', 1986],
  ['Silent Spring', 'Carson, Rachel', '363.738', '', 1962],
  ['SPQR: A History of Ancient Rome', 'Beard, Mary', '937', '', 2015],
]

const states = ['in', 'out', 'in', 'late', 'in', 'held', 'out', 'in', 'mending', 'in'] as const

/** So many books, the same every time. */
export function sampleBooks(count: number): readonly SampleBook[] {
  return Array.from({ length: count }, (_, i) => {
    const [title, author, classNumber, kind, year] = works[i % works.length] ?? ['', '', '', '', 0]
    const round = Math.floor(i / works.length)
    const state = states[(i * 7 + round) % states.length] ?? 'in'
    return {
      id: String(i),
      title: round === 0 ? title : `${title} (${round + 1})`,
      author,
      classNumber,
      kind,
      barcode: `3123400${String(8_712_200 + i * 37).padStart(7, '0')}`,
      year,
      loans: (i * 7919) % 240,
      state,
      ...((state === 'out' || state === 'late') && { due: state === 'late' ? '2026-11-16' : '2026-12-15' }),
    }
  })
}

/** Somebody who is signed in, for specimens. */
export const sampleSession: Session = {
  staff: { id: 1, username: 'maya', name: 'Maya Osei', roles: ['library assistant'] },
  branch: {
    id: 2,
    code: 'ELM',
    name: 'Main desk, Elm Street',
    kind: 'branch',
    parent: 1,
    timeZone: 'America/Toronto',
    address: '',
    phone: '',
    holdsAddress: '',
    holdsNote: '',
    email: '',
    pickup: true,
    public: true,
  },
  branches: [
    { id: 2, name: 'Main desk, Elm Street' },
    { id: 3, name: 'Harbour' },
  ],
  permissions: [],
  csrf: '',
  library: { name: 'Elm County Libraries', currency: 'USD', locale: 'en-GB', demo: true },
}
