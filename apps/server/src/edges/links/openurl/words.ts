/** What the page of choices says. */
export interface OpenUrlWords {
  readonly title: string
  readonly wanted: string
  readonly inPart: (part: string, whole: string) => string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly have: string
  readonly perhaps: string
  readonly none: string
  readonly online: string
  readonly doi: string
  readonly doiHint: string
  readonly suggest: string
  readonly search: string
  readonly empty: string
}

const english: OpenUrlWords = {
  title: 'Find it in the library',
  wanted: 'You are looking for',
  inPart: (part, whole) => `${part}, in: ${whole}`,
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  have: 'The library has it',
  perhaps: 'It may be one of these',
  none: 'The library does not have this.',
  online: 'Read it online',
  doi: 'At the publisher',
  doiHint: 'The publisher may ask for payment.',
  suggest: 'Suggest that we buy it',
  search: 'Search the catalogue for it',
  empty: 'This link does not say what it leads to. Search the catalogue instead.',
}

const all: Readonly<Record<string, OpenUrlWords>> = {
  en: english,
  es: {
    title: 'Encontrarlo en la biblioteca',
    wanted: 'Usted busca',
    inPart: (part, whole) => `${part}, en: ${whole}`,
    volume: 'Volumen',
    issue: 'Número',
    pages: 'Páginas',
    have: 'La biblioteca lo tiene',
    perhaps: 'Puede ser uno de estos',
    none: 'La biblioteca no lo tiene.',
    online: 'Leer en línea',
    doi: 'En la página de la editorial',
    doiHint: 'La editorial puede pedir un pago.',
    suggest: 'Sugerir que lo compremos',
    search: 'Buscarlo en el catálogo',
    empty: 'Este enlace no dice a qué lleva. Busque en el catálogo.',
  },
  fr: {
    title: 'Le trouver à la bibliothèque',
    wanted: 'Vous cherchez',
    inPart: (part, whole) => `${part}, dans : ${whole}`,
    volume: 'Volume',
    issue: 'Numéro',
    pages: 'Pages',
    have: 'La bibliothèque l’a',
    perhaps: 'C’est peut-être l’un de ceux-ci',
    none: 'La bibliothèque ne l’a pas.',
    online: 'Lire en ligne',
    doi: 'Chez l’éditeur',
    doiHint: 'L’éditeur peut demander un paiement.',
    suggest: 'Suggérer son achat',
    search: 'Le chercher dans le catalogue',
    empty: 'Ce lien ne dit pas où il mène. Cherchez dans le catalogue.',
  },
  de: {
    title: 'In der Bibliothek finden',
    wanted: 'Sie suchen',
    inPart: (part, whole) => `${part}, in: ${whole}`,
    volume: 'Band',
    issue: 'Heft',
    pages: 'Seiten',
    have: 'Die Bibliothek hat es',
    perhaps: 'Vielleicht ist es eines von diesen',
    none: 'Die Bibliothek hat es nicht.',
    online: 'Online lesen',
    doi: 'Beim Verlag',
    doiHint: 'Der Verlag verlangt vielleicht eine Zahlung.',
    suggest: 'Zum Kauf vorschlagen',
    search: 'Im Katalog danach suchen',
    empty: 'Dieser Link sagt nicht, wohin er führt. Suchen Sie im Katalog.',
  },
  ar: {
    title: 'العثور عليه في المكتبة',
    wanted: 'أنت تبحث عن',
    inPart: (part, whole) => `${part}، في: ${whole}`,
    volume: 'المجلد',
    issue: 'العدد',
    pages: 'الصفحات',
    have: 'المكتبة تملكه',
    perhaps: 'قد يكون أحد هذه',
    none: 'المكتبة لا تملكه.',
    online: 'القراءة عبر الإنترنت',
    doi: 'لدى الناشر',
    doiHint: 'قد يطلب الناشر دفع مبلغ.',
    suggest: 'اقتراح شرائه',
    search: 'البحث عنه في الفهرس',
    empty: 'هذا الرابط لا يقول إلى ماذا يؤدي. ابحث في الفهرس.',
  },
}

/** The words in a language of the site; English where there are none. */
export const openUrlWords = (lang: string): OpenUrlWords => all[lang] ?? english
