import { initialArticles } from './articles.data.ts'

/** The words of a language that do not count when a title is filed, in small letters. */
export interface ArticleList {
  /** Words that are surely an article at the beginning of a title. */
  readonly sure: ReadonlySet<string>
  /** These, and forms that can be an article. */
  readonly possible: ReadonlySet<string>
}

let lists: ReadonlyMap<string, ArticleList> | undefined
let every: ReadonlySet<string> | undefined

/** The articles of a language by its MARC code (`eng`); undefined for languages that have none, or none that is known here. */
export function articlesOf(language: string): ArticleList | undefined {
  lists ??= readArticles(initialArticles)
  return lists.get(language)
}

/** Whether a word, in small letters, is an article in some language. */
export function isArticleAnywhere(word: string): boolean {
  lists ??= readArticles(initialArticles)
  every ??= new Set([...lists.values()].flatMap(({ possible }) => [...possible]))
  return every.has(word)
}

function readArticles(table: string): ReadonlyMap<string, ArticleList> {
  const read = new Map<string, ArticleList>()
  for (const line of table.trim().split('\n')) {
    const [sure = '', more = ''] = line.slice(3).split('+')
    const words = (text: string) => text.split(' ').filter((word) => word !== '')
    read.set(line.slice(0, 3), { sure: new Set(words(sure)), possible: new Set([...words(sure), ...words(more)]) })
  }
  return read
}
