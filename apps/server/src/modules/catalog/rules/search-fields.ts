/** What may be searched by itself: the names that people and forms use, and the fields of the index that they mean. */
export const searchFields: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'other-title'],
  author: ['author', 'author-variant'],
  subject: ['subject', 'subject-variant'],
  series: ['series'],
  isbn: ['identifier'],
  issn: ['identifier'],
  lccn: ['identifier'],
  number: ['identifier'],
  publisher: ['publisher'],
  call: ['call-number'],
  note: ['note'],
}
