import type { InterlibraryWords } from './words.ts'

/** In Arabic. */
export const interlibraryAr: InterlibraryWords = {
  title: 'اطلبه من مكتبة أخرى',
  intro: 'ما لا تملكه المكتبة قد نستعيره من مكتبة أخرى أو نحصل على نسخة من المقال.',
  kind: 'ماذا تحتاج؟',
  what: 'عنوان الكتاب أو المجلة',
  part: 'عنوان المقال أو الفصل',
  author: 'المؤلف',
  number: 'ISBN أو ISSN',
  year: 'السنة',
  volume: 'المجلد',
  issue: 'العدد',
  pages: 'الصفحات',
  doi: 'DOI',
  note: 'ملاحظة لنا',
  pickup: 'الاستلام في',
  submit: 'اطلبه',
  mine: 'ما طلبته',
  none: 'لا شيء بعد.',
  withdraw: 'سحب الطلب',
  closed: 'لا تستقبل المكتبة طلبات هنا حاليًا. اسأل في المكتب.',
  kinds: {
    article: 'مقال',
    chapter: 'فصل من كتاب',
    book: 'كتاب',
    journal: 'مجلة',
    thesis: 'أطروحة',
  },
  states: {
    new: 'لم ننظر فيه بعد',
    ordered: 'تم طلبه',
    here: 'وصل من أجلك',
    declined: 'غير ممكن',
    done: 'انتهى',
  },
}
