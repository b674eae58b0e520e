import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { GetCutterTable, PutCutterTable } from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './shelf-list.module.css'

/** The Cutter–Sanborn table of the library: which is loaded, and the way to load one. */
export function CutterTablePanel({ mayWrite }: { readonly mayWrite: boolean }) {
  const { words, call } = useDesk()
  const { shelf } = words
  const queries = useQueryClient()
  const found = useQuery({
    queryKey: ['cutter-table'],
    queryFn: ({ signal }) => call(GetCutterTable, {}, signal),
  })
  const load = useMutation({
    mutationFn: async (file: File) => call(PutCutterTable, { body: { name: file.name, text: await file.text() } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cutter-table'] }),
  })
  const table = found.data?.table
  return (
    <Panel title={shelf.tableTitle}>
      <div className={styles.form}>
        {load.isError && <Banner tone="stop" live title={sentenceFor(load.error, words.problems)} />}
        <p className={styles.second}>{table ? shelf.tableIs(table.name, table.entries) : shelf.tableNone}</p>
        {mayWrite && (
          <FileDrop
            label={shelf.tableDrop}
            dropping={shelf.tableDropNow}
            hint={shelf.tableHint}
            onFiles={([file]) => {
              if (file) load.mutate(file)
            }}
          />
        )}
      </div>
    </Panel>
  )
}
