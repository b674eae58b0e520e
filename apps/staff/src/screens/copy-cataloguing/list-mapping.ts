import { listColumns, type LookAtIsbnList } from '../../../../server/src/modules/copy-cataloguing/contract.ts'

/** What a list would be read as. */
export type ListLook = NonNullable<typeof LookAtIsbnList.types>['response']
type Name = (typeof listColumns)[number]

/** The columns with one that is something else now; what it is now no other column is. */
export function movedColumn(columns: ListLook['columns'], place: number, name: Name | undefined): ListLook['columns'] {
  const others = Object.fromEntries(
    listColumns.flatMap((one) => {
      const at = columns[one]
      return at === undefined || at === place || one === name ? [] : [[one, at] as const]
    }),
  )
  return name === undefined ? others : { ...others, [name]: place }
}

/** All columns by name; 0 for those that the file has not, so that its head line does not say otherwise. */
export function wholeMapping(columns: ListLook['columns']): ListLook['columns'] {
  return Object.fromEntries(listColumns.map((name) => [name, columns[name] ?? 0]))
}

/** The beginning of a list, whole lines only: enough to see its columns. */
export function beginningOf(text: string, most = 300_000): string {
  return text.length <= most ? text : text.slice(0, text.lastIndexOf('\n', most - 1) + 1 || most)
}
