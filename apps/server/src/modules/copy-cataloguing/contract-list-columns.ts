/** What a column of a list can hold, beside the ISBN. */
export const listColumns = [
  'isbn',
  'title',
  'author',
  'barcode',
  'callNumber',
  'location',
  'itemType',
  'price',
  'url',
  'note',
] as const
export type ListColumn = (typeof listColumns)[number]
