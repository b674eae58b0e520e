import { useMutation } from '@tanstack/react-query'
import { Ellipsis, Globe, Pencil, Tags, Trash2 } from 'lucide-react'
import { DeleteBib, type Bib } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useGoTo } from '../circulation/use-go-to.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import styles from './title.module.css'

interface TitleMenuProps {
  readonly bib: Bib
  readonly onEdit: () => void
  readonly onDelete: () => void
}

/** What is done more seldom with a title. */
export function TitleMenu({ bib, onEdit, onDelete }: TitleMenuProps) {
  const { catalogue, labelling } = useDesk().words
  const session = useSession()
  const goTo = useGoTo()
  const changes = may(session, 'catalog:write')
    ? [
        { id: 'edit', label: catalogue.editRecord, icon: Pencil, run: onEdit },
        {
          id: 'delete',
          label: catalogue.deleteTitle,
          icon: Trash2,
          danger: true,
          run: onDelete,
        },
      ]
    : []
  return (
    <Menu
      label={catalogue.moreActions}
      trigger={<IconButton framed icon={Ellipsis} label={catalogue.moreActions} />}
      groups={[
        {
          id: 'title',
          lines: [
            {
              id: 'public',
              label: catalogue.publicPage,
              icon: Globe,
              run: () => window.open(`/title/${bib.id}`, '_blank', 'noopener'),
            },
            ...(may(session, 'labels:print')
              ? [
                  {
                    id: 'labels',
                    label: labelling.ofCopies,
                    icon: Tags,
                    run: () => goTo(`/labels?bibs=${bib.id}`),
                  },
                ]
              : []),
            ...changes,
          ],
        },
      ]}
    />
  )
}

interface DeleteTitleDialogProps {
  readonly bib: Bib
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Asks before a title leaves the catalogue. */
export function DeleteTitleDialog({ bib, onClose, onDeleted }: DeleteTitleDialogProps) {
  const { words, call } = useDesk()
  const { permissions } = useSession()
  const { catalogue } = words
  const remove = useMutation({
    mutationFn: () => call(DeleteBib, { params: { id: bib.id } }),
    onSuccess: onDeleted,
  })
  return (
    <Dialog
      role="alertdialog"
      title={catalogue.deleteTitleAsk}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {catalogue.deleteTitle}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {remove.error instanceof Problem && remove.error.blocks.length > 0 ? (
          <Refusal blocks={remove.error.blocks} permissions={permissions} />
        ) : (
          remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />
        )}
        <p>{catalogue.deleteTitleText(bib.title)}</p>
      </div>
    </Dialog>
  )
}
