const longest = 40

/** A tag as it is shown: short, without the signs that part tags or mark text up; empty for what is none. */
export function tidyTag(line: string): string {
  return line
    .replace(/[,;<>#\s]+/g, ' ')
    .trim()
    .slice(0, longest)
    .trim()
}

/** Tags that differ in case, accents or hyphens are one word. */
export function tagKey(tag: string): string {
  return tag
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('und')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}
