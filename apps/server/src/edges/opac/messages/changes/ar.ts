import type { ChangeWords } from './words.ts'

/** In Arabic. */
export const changesAr: ChangeWords = {
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
