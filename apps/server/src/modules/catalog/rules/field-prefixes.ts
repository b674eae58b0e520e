import { searchFields } from './search-fields.ts'

/** What the fields are called in the languages of the site, by their names in {@link searchFields}. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'título titulo titre titel titolo العنوان عنوان',
  author: 'autor autora auteur autrice autore verfasser verfasserin المؤلف مؤلف',
  subject: 'tema materia sujet schlagwort thema soggetto الموضوع موضوع',
  series: 'serie série reihe collana السلسلة سلسلة',
  publisher: 'editorial éditeur editeur verlag editore الناشر ناشر',
  number: 'número numero numéro nummer رقم',
  call: 'signatura cote signatur collocazione',
  note: 'nota anmerkung ملاحظة',
}

/** What may stand before a colon in the search box: the names of the fields in English and in the languages of the site. */
export const fieldPrefixes: Readonly<Record<string, readonly string[]>> = {
  ...searchFields,
  ...Object.fromEntries(
    Object.entries(NAMES).flatMap(([field, names]) =>
      names.split(' ').map((name): [string, readonly string[]] => [name, searchFields[field] ?? []]),
    ),
  ),
}
