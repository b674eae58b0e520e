import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { ListOfferedSets, PutOfferedSet } from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './harvesting.module.css'

/** What others may harvest here: the address that is given to them, and which record sets they may choose. */
export function OfferedHere() {
  const { words, call, announce } = useDesk()
  const { harvesting, integrations } = words
  const queries = useQueryClient()
  const address = `${window.location.origin}/oai`
  const list = useQuery({ queryKey: ['offered-sets'], queryFn: ({ signal }) => call(ListOfferedSets, {}, signal) })
  const put = useMutation({
    mutationFn: ({ id, offered }: { id: number; offered: boolean }) =>
      call(PutOfferedSet, { params: { id }, body: { offered } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['offered-sets'] }),
  })
  const error = list.error ?? put.error
  return (
    <Panel
      title={harvesting.offered}
      actions={<ButtonLink href="/integrations/protocols">{harvesting.whoMay}</ButtonLink>}
    >
      <div className={styles.form}>
        <p>{harvesting.offeredText}</p>
        <div className={styles.address}>
          <code>{address}</code>
          <Button
            icon={Copy}
            onPress={() => void navigator.clipboard.writeText(address).then(() => announce(integrations.copied))}
          >
            {integrations.copy}
          </Button>
        </div>
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        <h3>{harvesting.sets}</h3>
        <p>{harvesting.setsText}</p>
        {list.data?.rows.length === 0 && <p className={styles.quiet}>{harvesting.noSets}</p>}
        {list.data?.rows.map(({ id, name, offered }) => (
          <Switch key={id} isSelected={offered} onChange={(next) => put.mutate({ id, offered: next })}>
            {name}
          </Switch>
        ))}
      </div>
    </Panel>
  )
}
