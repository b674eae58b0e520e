/** The pages of `docs/guide` by name, each loaded when it is opened. */
const files = import.meta.glob<string>('../../../../../docs/guide/*.md', { query: '?raw', import: 'default' })

const byName = new Map(
  Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1, -'.md'.length), load]),
)

/** A page as its file has it. */
export interface GuidePage {
  readonly name: string
  readonly title: string
  readonly text: string
}

/** Loads a page; null when there is none of that name. The first heading is its title. */
export async function loadPage(name: string): Promise<GuidePage | null> {
  const text = await byName.get(name)?.()
  if (text === undefined) return null
  const [, title = name, rest = text] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? []
  return { name, title, text: rest }
}

/** Every page, by title. */
export async function loadPages(): Promise<readonly GuidePage[]> {
  const pages = await Promise.all([...byName.keys()].map(loadPage))
  return pages.filter((page) => page !== null).toSorted((a, b) => a.title.localeCompare(b.title))
}
