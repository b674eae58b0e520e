import { type CodePage as AnyPage } from '@carrel/code-pages'

/** Code pages that receipt printers have in common. */
export const codePages = ['cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252'] as const satisfies readonly AnyPage[]
export type CodePage = (typeof codePages)[number]

/** The numbers by which `ESC t n` chooses them (Epson's list, which most makers follow). */
export const codePageNumbers: Readonly<Record<CodePage, number>> = {
  cp437: 0,
  cp850: 2,
  cp1252: 16,
  cp866: 17,
  cp852: 18,
  cp858: 19,
}
