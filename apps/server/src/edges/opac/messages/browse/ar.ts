import type { BrowseWords } from './words.ts'

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
