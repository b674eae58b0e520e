const ARTICLE = /^(?:the|an?|der|die|das|eine?|les?|la|l'|une?|el|los|las|il|lo|gli|de|het|een|den|det|et)\s+/i
const LIFE_DATES = /[,\s]*\(?(?:b\.|d\.|ca\.|fl\.|active)?\s*\d{3,4}\??(?:\s*-\s*(?:\d{3,4}\??)?)?\)?[.\s]*$/

/** A name or title as it files: without dates of a life, an article, marks and punctuation. */
export function filedHeading(heading: string, isTitle = false): string {
  return (isTitle ? heading.replace(ARTICLE, '') : heading.replace(LIFE_DATES, ''))
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
