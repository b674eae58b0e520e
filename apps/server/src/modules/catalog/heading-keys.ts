import { nacoKey } from '@carrel/text'

const most = 50_000

/** Folds headings and remembers the keys: the same names and subjects come again and again in one file. */
export function rememberedHeadingKeys(): (text: string) => string {
  let keys = new Map<string, string>()
  return (text) => {
    let key = keys.get(text)
    if (key === undefined) {
      key = nacoKey(text)
      if (keys.size >= most) keys = new Map()
      keys.set(text, key)
    }
    return key
  }
}
