import { countingIn } from './counting.ts'

/** Words of what was changed in headings and why, in each language of the site. */
export interface ChangeWords {
  readonly title: string
  readonly intro: string
  readonly none: string
  readonly all: string
  readonly why: string
  readonly sources: string
  readonly contact: string
  readonly rules: string
  readonly list: string
  readonly download: string
  readonly newer: string
  readonly older: string
  readonly columns: readonly [title: string, before: string, now: string, day: string]
  /** On the page of a title. */
  readonly note: string
  readonly replaced: (from: string, to: string) => string
  readonly added: (from: string, to: string) => string
  readonly removed: (from: string) => string
  readonly titles: (count: number) => string
}

const en: ChangeWords = {
  title: 'Headings that we changed',
  intro: 'Words in a catalogue can hurt. Here is what we changed, why, and where.',
  none: 'No changes are listed yet.',
  all: 'All changes',
  why: 'Why we do this',
  sources: 'Where the words come from',
  contact: 'Whom to ask',
  rules: 'What is changed',
  list: 'Titles that changed',
  download: 'The whole list as a file',
  newer: 'Newer',
  older: 'Older',
  columns: ['Title', 'Before', 'Now', 'Day'],
  note: 'About these subjects',
  replaced: (from, to) => `“${to}” stands in place of “${from}”.`,
  added: (from, to) => `“${to}” was added beside “${from}”.`,
  removed: (from) => `“${from}” was taken out.`,
  titles: (count) => (count === 1 ? '1 title' : `${count.toLocaleString('en')} titles`),
}

const de: ChangeWords = {
  title: 'Schlagwörter, die wir geändert haben',
  intro: 'Wörter in einem Katalog können verletzen. Hier steht, was wir geändert haben, warum und wo.',
  none: 'Noch ist keine Änderung verzeichnet.',
  all: 'Alle Änderungen',
  why: 'Warum wir das tun',
  sources: 'Woher die Wörter kommen',
  contact: 'Wen man fragen kann',
  rules: 'Was geändert wird',
  list: 'Geänderte Titel',
  download: 'Die ganze Liste als Datei',
  newer: 'Neuere',
  older: 'Ältere',
  columns: ['Titel', 'Vorher', 'Jetzt', 'Tag'],
  note: 'Zu diesen Schlagwörtern',
  replaced: (from, to) => `„${to}“ steht anstelle von „${from}“.`,
  added: (from, to) => `„${to}“ wurde neben „${from}“ hinzugefügt.`,
  removed: (from) => `„${from}“ wurde entfernt.`,
  titles: (count) => `${count.toLocaleString('de')} Titel`,
}

const es: ChangeWords = {
  title: 'Encabezamientos que hemos cambiado',
  intro: 'Las palabras de un catálogo pueden herir. Aquí está lo que hemos cambiado, por qué y dónde.',
  none: 'Todavía no hay cambios en la lista.',
  all: 'Todos los cambios',
  why: 'Por qué lo hacemos',
  sources: 'De dónde vienen las palabras',
  contact: 'A quién preguntar',
  rules: 'Qué se cambia',
  list: 'Títulos cambiados',
  download: 'La lista completa como archivo',
  newer: 'Más recientes',
  older: 'Más antiguos',
  columns: ['Título', 'Antes', 'Ahora', 'Día'],
  note: 'Sobre estos temas',
  replaced: (from, to) => `«${to}» figura en lugar de «${from}».`,
  added: (from, to) => `Se añadió «${to}» junto a «${from}».`,
  removed: (from) => `Se quitó «${from}».`,
  titles: (count) => (count === 1 ? '1 título' : `${count.toLocaleString('es')} títulos`),
}

const fr: ChangeWords = {
  title: 'Vedettes que nous avons changées',
  intro: 'Les mots d’un catalogue peuvent blesser. Voici ce que nous avons changé, pourquoi et où.',
  none: 'Aucun changement n’est encore noté.',
  all: 'Tous les changements',
  why: 'Pourquoi nous le faisons',
  sources: 'D’où viennent les mots',
  contact: 'À qui s’adresser',
  rules: 'Ce qui est changé',
  list: 'Titres changés',
  download: 'La liste entière en fichier',
  newer: 'Plus récents',
  older: 'Plus anciens',
  columns: ['Titre', 'Avant', 'Maintenant', 'Jour'],
  note: 'À propos de ces sujets',
  replaced: (from, to) => `« ${to} » remplace « ${from} ».`,
  added: (from, to) => `« ${to} » a été ajouté à côté de « ${from} ».`,
  removed: (from) => `« ${from} » a été retiré.`,
  titles: (count) => (count === 1 ? '1 titre' : `${count.toLocaleString('fr')} titres`),
}

const ar: ChangeWords = {
  title: 'مداخل غيّرناها',
  intro: 'قد تجرح الكلمات في الفهرس. إليك ما غيّرناه، ولماذا، وأين.',
  none: 'لا تغييرات بعد.',
  all: 'كل التغييرات',
  why: 'لماذا نفعل ذلك',
  sources: 'من أين تأتي الكلمات',
  contact: 'من تسأل',
  rules: 'ما الذي يتغيّر',
  list: 'عناوين تغيّرت',
  download: 'القائمة كلها في ملف',
  newer: 'الأحدث',
  older: 'الأقدم',
  columns: ['العنوان', 'من قبل', 'الآن', 'اليوم'],
  note: 'عن هذه الموضوعات',
  replaced: (from, to) => `حلّ «${to}» محل «${from}».`,
  added: (from, to) => `أُضيف «${to}» إلى جانب «${from}».`,
  removed: (from) => `حُذف «${from}».`,
  titles: (count) =>
    countingIn('ar').form(count, {
      zero: 'لا عناوين',
      one: 'عنوان واحد',
      two: 'عنوانان',
      few: '# عناوين',
      many: '# عنوانًا',
      other: '# عنوان',
    }),
}

const languages: Readonly<Record<string, ChangeWords>> = { en, de, es, fr, ar }

/** The words in a language of the site. */
export function changeWordsIn(lang: string): ChangeWords {
  return languages[lang] ?? en
}
