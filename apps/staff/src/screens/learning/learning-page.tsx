import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, Plus, School } from 'lucide-react'
import { ListLearningPlatforms, type LearningPlatform } from '../../../../server/src/modules/identity/contract-lti.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './learning.module.css'
import { PlatformForm } from './platform-form.tsx'
import { TryPlatform } from './try-platform.tsx'

const key = ['learning-platforms']

/** The platforms for courses that open reading lists, and what each has to know of us. */
export function LearningPage() {
  const { words, call, format } = useDesk()
  const { learning } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListLearningPlatforms, {}, signal) })
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const last = ({ launchedAt }: LearningPlatform) => (launchedAt === null ? learning.never : format.when(launchedAt))
  const columns: readonly Column<LearningPlatform>[] = [
    { id: 'name', title: learning.name, cell: ({ name }) => name, text: ({ name }) => name },
    { id: 'last', title: learning.last, width: '160px', room: 'wide', cell: last, text: last },
    {
      id: 'linked',
      title: learning.linked,
      width: '130px',
      align: 'end',
      room: 'some',
      cell: ({ linked }) => format.count(linked),
      text: ({ linked }) => linked,
    },
    {
      id: 'state',
      title: learning.enabled,
      width: '120px',
      cell: ({ enabled }) => <Pill tone={enabled ? 'ok' : 'neutral'}>{enabled ? learning.on : learning.off}</Pill>,
      text: ({ enabled }) => (enabled ? learning.on : learning.off),
    },
  ]
  return (
    <div className={styles.page}>
      <Panel
        title={learning.list}
        flush
        actions={
          <Button icon={Plus} keys="F4" onPress={() => address.set({ open: 'new' })}>
            {learning.new}
          </Button>
        }
      >
        <DataList
          label={learning.list}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id })}
          empty={
            <EmptyState icon={School} title={learning.empty}>
              {learning.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <TryPlatform key={`try-${open}`} of={one} />}
      {list.data && <OurAddresses addresses={list.data.ourAddresses} />}
      {(one !== undefined || open === 'new') && (
        <PlatformForm
          key={open}
          of={one}
          onDone={(saved) => {
            void queries.invalidateQueries({ queryKey: key })
            address.set({ open: saved === undefined ? undefined : String(saved) })
          }}
        />
      )}
    </div>
  )
}

/** What is copied into the settings of a platform. */
function OurAddresses({
  addresses,
}: {
  readonly addresses: readonly { readonly name: string; readonly url: string }[]
}) {
  const { words, announce } = useDesk()
  const { learning } = words
  return (
    <Panel title={learning.stepOurs}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{learning.oursText}</p>
        <dl className={styles.addresses}>
          {addresses.map(({ name, url }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{url}</code>
                <IconButton
                  icon={Copy}
                  label={learning.copyAddress(name)}
                  onPress={() => void navigator.clipboard.writeText(url).then(() => announce(learning.copied))}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  )
}
