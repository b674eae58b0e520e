/** The long mark (U+30FC) at the end of a word in katakana of three sounds or more, where writers put it or leave it out. */
const FINAL = /(?<=[\u30a1-\u30fc]{3})\u30fc(?![\u30a1-\u30fc])/gu
const FINAL_HERE = new RegExp(FINAL.source, 'uy')
const LONG_MARK = 0x30fc

/** Whether a long mark stands here that may as well be left out: コンピューター, コンピュータ; but not カー. */
export function isFinalLongMark(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== LONG_MARK) return false
  FINAL_HERE.lastIndex = at
  return FINAL_HERE.test(text)
}

/** A text, composed and its katakana of full width, without the long marks that may be left out. */
export function withoutFinalLongMarks(text: string): string {
  return text.replaceAll(FINAL, '')
}
