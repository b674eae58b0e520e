import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  GetItemFloating,
  ListFloatingGroups,
  PutItemFloating,
} from '../../../../server/src/modules/circulation/contract-transits.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Select } from '../../ui/select.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './title.module.css'

const usual = 'usual'
const never = 'never'

/** Whether one item floats: as its shelf and type say, never, or in a group of its own. Nothing where nothing floats. */
export function ItemFloating({ item }: { readonly item: number }) {
  const { words, call } = useDesk()
  const { floats } = words
  const session = useSession()
  const queries = useQueryClient()
  const key = ['item', item, 'floating']
  const mayRead = may(session, 'circulation:read')
  const groups = useQuery({
    queryKey: ['moving', 'floating'],
    queryFn: ({ signal }) => call(ListFloatingGroups, {}, signal),
    enabled: mayRead,
  })
  const own = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(GetItemFloating, { params: { id: item } }, signal),
    enabled: mayRead,
  })
  const [choice, setChoice] = useState<string>()
  const form = useId()
  const save = useMutation({
    mutationFn: (chosen: string) =>
      call(PutItemFloating, {
        params: { id: item },
        body:
          chosen === usual || chosen === never ? { floating: chosen } : { floating: 'group', group: Number(chosen) },
      }),
    onSuccess: async () => {
      setChoice(undefined)
      await queries.invalidateQueries({ queryKey: key })
    },
  })
  if (!own.data || !groups.data || (groups.data.total === 0 && own.data.floating === usual)) return null
  const choices = [
    { id: usual, label: floats.usual },
    { id: never, label: floats.never },
    ...groups.data.rows.map(({ id, name }) => ({ id: String(id), label: floats.inGroup(name) })),
  ]
  const now = own.data.floating === 'group' ? String(own.data.group) : own.data.floating
  return (
    <>
      <KeyValues
        facts={[
          {
            label: floats.title,
            value: (
              <>
                {choices.find(({ id }) => id === now)?.label ?? ''}{' '}
                {may(session, 'circulation:rotas') && (
                  <TextButton onPress={() => setChoice(now)}>{floats.change}</TextButton>
                )}
              </>
            ),
          },
        ]}
      />
      <Dialog
        title={floats.ask}
        isOpen={choice !== undefined}
        onClose={() => setChoice(undefined)}
        actions={
          <>
            <Button onPress={() => setChoice(undefined)}>{words.ui.cancel}</Button>
            <Button tone="primary" type="submit" form={form} isPending={save.isPending}>
              {floats.save}
            </Button>
          </>
        }
      >
        <form
          id={form}
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            if (choice !== undefined) save.mutate(choice)
          }}
        >
          {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
          <Select label={floats.title} hint={floats.hint} choices={choices} value={choice} onChange={setChoice} />
        </form>
      </Dialog>
    </>
  )
}
