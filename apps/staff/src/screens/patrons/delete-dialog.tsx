import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { DeletePatron, ErasePatron, PreviewLeaving } from '../../../../server/src/modules/patrons/contract-leaving.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './patron.module.css'

/** Deletes a patron after saying what goes along, or says everything that binds. */
export function DeleteDialog({ patron, onClose }: { readonly patron: Patron; readonly onClose: () => void }) {
  const { call, words, announce } = useDesk()
  const { permissions } = useSession()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const { people } = words
  const form = useId()
  const [reason, setReason] = useState('')
  const [erase, setErase] = useState(false)
  const [problem, setProblem] = useState<string>()
  const params = { id: patron.id }
  const { data } = useQuery({
    queryKey: ['patron', patron.id, 'leaving'],
    queryFn: ({ signal }) => call(PreviewLeaving, { params }, signal),
    staleTime: 0,
  })
  const blocked = (data?.blocks.length ?? 0) > 0
  const submit = async () => {
    if (blocked || (erase && reason.trim() === '')) return
    try {
      if (erase) await call(ErasePatron, { params, body: { reason: reason.trim() } })
      else await call(DeletePatron, { params, query: { reason: reason.trim() } })
      await queries.invalidateQueries({ queryKey: ['patrons'] })
      await queries.invalidateQueries({ queryKey: ['patron', patron.id] })
      announce(people.deleted)
      goTo('/patrons')
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  return (
    <Dialog
      title={people.deleteTitle(patron.name)}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="danger" type="submit" form={form} isDisabled={data === undefined || blocked}>
            {erase ? people.erase : people.delete}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {data && blocked ? (
          <Refusal
            title={people.cannotDelete}
            blocks={data.blocks.map(({ code, message }) => ({ code, message }))}
            permissions={permissions}
          />
        ) : (
          <>
            <p>{people.deleteText}</p>
            {data && data.effects.length > 0 && (
              <Banner tone="warn" title={people.effects}>
                {data.effects.join(' ')}
              </Banner>
            )}
            <TextField label={people.reason} value={reason} onChange={setReason} isRequired={erase} autoFocus />
            <Checkbox isSelected={erase} onChange={setErase}>
              {people.eraseNow}
            </Checkbox>
          </>
        )}
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
