import type { Counting } from './counting.ts'

/** Words of the list of headings, in each language of the site. */
export interface BrowseWords {
  readonly title: string
  readonly intro: string
  readonly kinds: Readonly<Record<'name' | 'title' | 'subject' | 'genre', string>>
  readonly kind: string
  readonly from: string
  readonly go: string
  readonly see: string
  readonly relations: Readonly<Record<'' | 'broader' | 'narrower' | 'earlier' | 'later' | 'related', string>>
  readonly before: string
  readonly after: string
  readonly none: string
  readonly near: string
  readonly titles: (counting: Counting, count: number) => string
}

/** In English. */
export const browseEn: BrowseWords = {
  title: 'Browse',
  intro: 'Names, titles, subjects and kinds in alphabetical order, with what they are also called.',
  kinds: { name: 'People and bodies', title: 'Works and series', subject: 'Subjects', genre: 'Kinds of works' },
  kind: 'List',
  from: 'Begin at',
  go: 'Go',
  see: 'see',
  relations: {
    '': 'See also',
    broader: 'Broader',
    narrower: 'Narrower',
    earlier: 'Earlier',
    later: 'Later',
    related: 'See also',
  },
  before: 'Before',
  after: 'Behind',
  none: 'Nothing stands here. Begin at another word.',
  near: 'Browse nearby subjects',
  titles: ({ many }, count) => many(count, 'title', 'titles'),
}

/** In German. */
export const browseDe: BrowseWords = {
  title: 'Blättern',
  intro: 'Namen, Titel, Themen und Gattungen in alphabetischer Folge, mit dem, wie sie sonst noch heißen.',
  kinds: { name: 'Personen und Körperschaften', title: 'Werke und Reihen', subject: 'Themen', genre: 'Gattungen' },
  kind: 'Liste',
  from: 'Ab',
  go: 'Los',
  see: 'siehe',
  relations: {
    '': 'Siehe auch',
    broader: 'Weiter',
    narrower: 'Enger',
    earlier: 'Früher',
    later: 'Später',
    related: 'Siehe auch',
  },
  before: 'Davor',
  after: 'Dahinter',
  none: 'Hier steht nichts. Mit einem anderen Wort anfangen.',
  near: 'In benachbarten Themen blättern',
  titles: ({ many }, count) => many(count, 'Titel', 'Titel'),
}

/** In Spanish. */
export const browseEs: BrowseWords = {
  title: 'Índices',
  intro: 'Nombres, títulos, temas y géneros por orden alfabético, con las otras formas en que se conocen.',
  kinds: { name: 'Personas y entidades', title: 'Obras y series', subject: 'Temas', genre: 'Géneros' },
  kind: 'Lista',
  from: 'Desde',
  go: 'Ir',
  see: 'véase',
  relations: {
    '': 'Véase también',
    broader: 'Más amplio',
    narrower: 'Más específico',
    earlier: 'Anterior',
    later: 'Posterior',
    related: 'Véase también',
  },
  before: 'Antes',
  after: 'Después',
  none: 'Aquí no hay nada. Empiece por otra palabra.',
  near: 'Ver los temas cercanos',
  titles: ({ many }, count) => many(count, 'título', 'títulos'),
}

/** In French. */
export const browseFr: BrowseWords = {
  title: 'Parcourir',
  intro: 'Noms, titres, sujets et genres par ordre alphabétique, avec leurs autres formes.',
  kinds: { name: 'Personnes et organismes', title: 'Œuvres et collections', subject: 'Sujets', genre: 'Genres' },
  kind: 'Liste',
  from: 'À partir de',
  go: 'Aller',
  see: 'voir',
  relations: {
    '': 'Voir aussi',
    broader: 'Plus large',
    narrower: 'Plus précis',
    earlier: 'Avant',
    later: 'Après',
    related: 'Voir aussi',
  },
  before: 'Avant',
  after: 'Après',
  none: 'Rien ne se trouve ici. Commencez par un autre mot.',
  near: 'Parcourir les sujets voisins',
  titles: ({ many }, count) => many(count, 'titre', 'titres'),
}

/** In Arabic. */
export const browseAr: BrowseWords = {
  title: 'تصفّح',
  intro: 'أسماء وعناوين وموضوعات وأنواع بترتيب أبجدي، مع ما تُعرف به أيضًا.',
  kinds: { name: 'أشخاص وهيئات', title: 'أعمال وسلاسل', subject: 'موضوعات', genre: 'أنواع الأعمال' },
  kind: 'القائمة',
  from: 'ابتداءً من',
  go: 'اذهب',
  see: 'انظر',
  relations: {
    '': 'انظر أيضًا',
    broader: 'أعمّ',
    narrower: 'أخصّ',
    earlier: 'سابق',
    later: 'لاحق',
    related: 'انظر أيضًا',
  },
  before: 'ما قبله',
  after: 'ما بعده',
  none: 'لا شيء هنا. ابدأ بكلمة أخرى.',
  near: 'تصفّح الموضوعات المجاورة',
  titles: ({ form }, count) =>
    form(count, {
      zero: 'لا عناوين',
      one: 'عنوان واحد',
      two: 'عنوانان',
      few: '# عناوين',
      many: '# عنوانًا',
      other: '# عنوان',
    }),
}

/** The words in the language of a page; English where there are none. */
export function browseWordsIn(lang: string): BrowseWords {
  return { ar: browseAr, de: browseDe, es: browseEs, fr: browseFr }[lang.slice(0, 2)] ?? browseEn
}
