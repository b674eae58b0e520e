/** A text without the ISBD punctuation that leads to the next subfield, and without a full stop that only ends it. */
export function plain(text: string): string {
  const cut = text
    .trim()
    .replace(/\s*[/:;=,]$/, '')
    .trim()
  return isAbbreviated(cut) ? cut : cut.replace(/(?<=[^.])\.$/, '')
}

/** A text without leading-over punctuation only; its full stop stays. */
export function open(text: string): string {
  return text
    .trim()
    .replace(/\s*[/:;=,]$/, '')
    .trim()
}

/** A text without the brackets around the whole of it. */
export function unbracketed(text: string): string {
  const cut = text.trim()
  return /^\[[^[\]]*\]$/.test(cut) || /^\([^()]*\)$/.test(cut) ? cut.slice(1, -1).trim() : cut
}

/** Ends with an initial or one of the abbreviations whose full stop belongs to them. */
function isAbbreviated(text: string): boolean {
  return /(?:^|[\s.,([-])(?:\p{L}|[A-Z]\p{Ll}|etc|inc|ltd|co|corp|dept|univ|ed|eds|vol|no|pt|ser|cm|mm|in|ft|min|sec|hr|p|pp|v|col|ill|Mass|Conn|Calif|Ill|Tex|Wash)\.$/u.test(
    text,
  )
}
