import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { DeleteMachine, SetMachinePassword, type Machine } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import styles from './accounts.module.css'
import { ShownSecret } from './shown-secret.tsx'

/** A new password for an account, or its end. */
export function AccountActions({ machine }: { readonly machine: Machine }) {
  const { words, call, announce } = useDesk()
  const { machines, ui } = words
  const address = useAddress()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'password' | 'delete'>()
  const [own, setOwn] = useState('')
  const close = () => setAsking(undefined)
  const rotate = useMutation({
    mutationFn: () =>
      call(SetMachinePassword, { params: { id: machine.id }, body: { ...(own !== '' && { password: own }) } }),
    onSuccess: () => {
      setOwn('')
      close()
      void queries.invalidateQueries({ queryKey: ['machines'] })
    },
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteMachine, { params: { id: machine.id } }),
    onSuccess: async () => {
      announce(machines.removed)
      address.set({ machine: undefined }, 'replace')
      await queries.invalidateQueries({ queryKey: ['machines'] })
    },
  })
  return (
    <>
      {rotate.data && <ShownSecret text={machines.shownOnce} secret={rotate.data.password} />}
      <div className={styles.links}>
        <Button icon={KeyRound} onPress={() => setAsking('password')}>
          {machines.rotate}
        </Button>
        <Button tone="danger" icon={Trash2} onPress={() => setAsking('delete')}>
          {machines.remove}
        </Button>
      </div>
      <Dialog
        title={machines.rotateAsk}
        isOpen={asking === 'password'}
        onClose={close}
        actions={
          <>
            <Button tone="plain" onPress={close}>
              {ui.cancel}
            </Button>
            <Button tone="primary" isPending={rotate.isPending} onPress={() => rotate.mutate()}>
              {machines.rotate}
            </Button>
          </>
        }
      >
        <div className={styles.options}>
          <p>{machines.rotateText}</p>
          <TextField
            label={machines.ownPassword}
            hint={machines.passwordHint}
            value={own}
            maxLength={200}
            autoComplete="off"
            onChange={setOwn}
            {...errorFor(rotate.error, 'password')}
          />
          {rotate.isError && <Banner tone="stop" live title={sentenceFor(rotate.error, words.problems)} />}
        </div>
      </Dialog>
      <Dialog
        title={machines.removeAsk(machine.name)}
        role="alertdialog"
        isOpen={asking === 'delete'}
        onClose={close}
        actions={
          <>
            <Button tone="plain" onPress={close}>
              {ui.cancel}
            </Button>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {machines.remove}
            </Button>
          </>
        }
      >
        <p>{machines.removeText}</p>
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
      </Dialog>
    </>
  )
}
