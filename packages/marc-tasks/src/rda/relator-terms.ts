import { codeList } from '@carrel/marc-format'

/** What AACR2 wrote for relationships (21.0D, Appendix B) and what catalogues made of it; terms of the MARC list or of RDA Appendix I. */
const written: Readonly<Record<string, string>> = {
  'abr.': 'abridger',
  'adapt.': 'adapter',
  'arr.': 'arranger',
  'auth.': 'author',
  'author of introd.': 'author of introduction, etc.',
  'co-author': 'author',
  coauthor: 'author',
  'co-ed.': 'editor',
  coeditor: 'editor',
  'comp.': 'compiler',
  'cond.': 'conductor',
  'ed.': 'editor',
  'ed. lit.': 'editor',
  'engr.': 'engraver',
  'ill.': 'illustrator',
  'illus.': 'illustrator',
  'introd.': 'author of introduction, etc.',
  'joint author': 'author',
  'joint comp.': 'compiler',
  'joint compiler': 'compiler',
  'joint ed.': 'editor',
  'joint editor': 'editor',
  'joint tr.': 'translator',
  'jt. author': 'author',
  'jt. comp.': 'compiler',
  'jt. ed.': 'editor',
  'jt. tr.': 'translator',
  'perf.': 'performer',
  'photog.': 'photographer',
  'prod.': 'producer',
  'prf.': 'performer',
  'pub.': 'publisher',
  'publ.': 'publisher',
  'rev.': 'reviewer',
  'tr.': 'translator',
  'trans.': 'translator',
  'transl.': 'translator',
}

let byTerm: ReadonlyMap<string, string> | undefined

/** The term for a relator code, in small letters; undefined when the code is not in the MARC list or no longer given. */
export function relatorTerm(code: string): string | undefined {
  const listed = codeList('relators').get(code)
  if (!listed) return undefined
  const current = listed.replacement === undefined ? listed : codeList('relators').get(listed.replacement)
  return current && `${(current.name[0] ?? '').toLowerCase()}${current.name.slice(1)}`
}

/** The MARC code for a relator term, whatever its capitals and final mark. */
export function relatorCode(term: string): string | undefined {
  byTerm ??= new Map(
    [...codeList('relators').values()].filter(({ obsolete }) => !obsolete).map(({ code, name }) => [bare(name), code]),
  )
  return byTerm.get(bare(term))
}

/** What an abbreviated relator term stands for; undefined when it is none that is known. */
export function writtenOut(term: string): string | undefined {
  const text = term.trim().replace(/,$/, '').toLowerCase()
  return written[text] ?? written[text.endsWith('.') ? text.slice(0, -1) : `${text}.`]
}

function bare(term: string): string {
  return term
    .trim()
    .replace(/[.,]+$/, '')
    .toLowerCase()
}
