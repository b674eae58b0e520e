import { Handshake, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Agency } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PartnerForm } from './partner-form.tsx'
import { SecretPanel, type ShownSecret } from './secret-panel.tsx'
import styles from './sharing.module.css'
import { usePartners } from './use-partners.ts'

/** Partners: who they are, what they may do, how they prove who they are. */
export function PartnersView() {
  const { words } = useDesk()
  const { sharing } = words
  const session = useSession()
  const address = useAddress()
  const list = usePartners()
  const [secret, setSecret] = useState<ShownSecret>()
  const mayChange = may(session, 'resource-sharing:agencies')
  const adding = address.text('open') === 'new'
  const partner = list.data?.rows.find(({ id }) => id === address.number('open'))
  const isOpen = adding || partner !== undefined
  return (
    <div className={isOpen ? styles.columns : styles.stack}>
      <Panel flush>
        <DataList
          label={sharing.partnerList}
          name="partners"
          columns={columns(words)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          openRow={partner === undefined ? undefined : String(partner.id)}
          onOpen={({ id }) => address.set({ open: id }, 'replace')}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ open: 'new' }, 'replace')}>
                {sharing.add}
              </Button>
            )
          }
          empty={
            <EmptyState icon={Handshake} title={sharing.noPartners}>
              {sharing.noPartnersText}
            </EmptyState>
          }
        />
      </Panel>
      {isOpen && (
        <div className={styles.stack}>
          {secret && <SecretPanel secret={secret} />}
          <PartnerForm
            key={partner?.id ?? 'new'}
            partner={partner}
            mayChange={mayChange}
            onSecret={setSecret}
            onMade={(id) => address.set({ open: id }, 'replace')}
            onClose={() => {
              setSecret(undefined)
              address.set({ open: undefined }, 'replace')
            }}
          />
        </div>
      )}
    </div>
  )
}

function columns({ sharing, sharingAuthentications }: Words): readonly Column<Agency>[] {
  return [
    {
      id: 'name',
      title: sharing.partner,
      cell: (partner) => (
        <TwoLines second={[partner.code, partner.branchName].join(' · ')}>
          {partner.name} {!partner.enabled && <Pill>{sharing.off}</Pill>}
        </TwoLines>
      ),
      text: (partner) => partner.name,
      sortBy: (partner) => partner.name,
    },
    {
      id: 'authentication',
      title: sharing.authentication,
      width: '26%',
      room: 'wide',
      cell: (partner) => sharingAuthentications[partner.authentication],
      text: (partner) => sharingAuthentications[partner.authentication],
    },
    {
      id: 'heard',
      title: sharing.lastHeard,
      width: '30%',
      cell: (partner) => (
        <TwoLines
          second={[
            ...(partner.openRequests > 0 ? [sharing.openRequests(partner.openRequests)] : []),
            ...(partner.problems > 0 ? [sharing.problems(partner.problems)] : []),
          ].join(' · ')}
        >
          {partner.lastHeard === null ? sharing.never : <When value={partner.lastHeard} />}
        </TwoLines>
      ),
      text: (partner) => partner.lastHeard ?? '',
      sortBy: (partner) => partner.lastHeard ?? undefined,
    },
  ]
}
