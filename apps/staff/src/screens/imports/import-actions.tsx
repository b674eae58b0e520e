import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { RevertImport, type Import } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './imports.module.css'

/** What can be done with an import: the refused records as they came, and its undoing. */
export function ImportActions({ of: it }: { readonly of: Import }) {
  const { words } = useDesk()
  const [asking, setAsking] = useState(false)
  return (
    <>
      {it.refused > 0 && (
        <ButtonLink icon={Download} href={`/api/v1/imports/${it.id}/refused`} download>
          {words.imports.downloadRefused}
        </ButtonLink>
      )}
      {it.revertible && (
        <Button icon={Undo2} onPress={() => setAsking(true)}>
          {words.imports.revert}
        </Button>
      )}
      {asking && <RevertDialog of={it} onClose={() => setAsking(false)} />}
    </>
  )
}

function RevertDialog({ of: it, onClose }: { readonly of: Import; readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const queries = useQueryClient()
  const revert = useMutation({
    mutationFn: () => call(RevertImport, { params: { id: it.id } }),
    onSuccess: async () => {
      onClose()
      await Promise.all(
        [['import', it.id], ['jobs'], ['imports']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
    },
  })
  return (
    <Dialog
      role="alertdialog"
      title={words.imports.revertTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button tone="danger" keys="Mod+Enter" isPending={revert.isPending} onPress={() => revert.mutate()}>
            {words.imports.revertConfirm(it.added + it.updated)}
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        {revert.isError && <Banner tone="stop" live title={sentenceFor(revert.error, words.problems)} />}
        {it.added > 0 && <p>{words.imports.revertAdds(it.added)}</p>}
        {it.updated > 0 && <p>{words.imports.revertUpdates(it.updated)}</p>}
        <p>{words.imports.revertStays}</p>
      </div>
    </Dialog>
  )
}
