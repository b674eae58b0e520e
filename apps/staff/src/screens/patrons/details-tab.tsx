import { useQueryClient } from '@tanstack/react-query'
import { LeaveHousehold, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useAddress } from '../../address.ts'
import { BlocksPanel } from './blocks-panel.tsx'
import { EmailState } from './email-state.tsx'
import { CardsPanel } from './cards-panel.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { useLibraryFields } from './library-fields.tsx'
import { NotesPanel } from './notes-panel.tsx'
import { OutsideAccounts } from './outside-accounts.tsx'
import { useBranches } from './patron-queries.ts'
import { RecordPanel } from './record-panel.tsx'
import styles from './patron.module.css'

/** The details of a patron: person, cards, blocks, notes, household. */
export function DetailsTab({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const leave = async () => {
    await call(LeaveHousehold, { params: { id: patron.id } })
    await queries.invalidateQueries({ queryKey: ['patron'] })
  }
  const { patrons, people } = words
  const { nameOf } = useBranches()
  const address = useAddress()
  const fields = useLibraryFields()
  const ownValue = (value: string | number | boolean) =>
    typeof value === 'boolean' ? (value ? people.yes : people.no) : String(value)
  const given = (text: string) => (text === '' ? <span className={styles.quiet}>{patrons.noneGiven}</span> : text)
  return (
    <div className={styles.columns}>
      <Panel title={patrons.contact}>
        <KeyValues
          look="columns"
          facts={[
            {
              label: patrons.email,
              value: patron.emailConfirmed === undefined ? given(patron.email) : <EmailState patron={patron} />,
            },
            { label: patrons.phone, value: given(patron.phone) },
            { label: patrons.address, value: given(patron.address.replaceAll('\n', ', ')) },
            ...(patron.preferredName === '' ? [] : [{ label: people.preferredName, value: patron.preferredName }]),
            ...(patron.externalId === null ? [] : [{ label: people.externalId, value: patron.externalId }]),
            { label: patrons.birthDate, value: patron.birthDate === null ? given('') : format.day(patron.birthDate) },
            { label: patrons.branch, value: nameOf(patron.branch) },
            { label: patrons.category, value: patron.categoryName },
            { label: patrons.registered, value: format.day(patron.registered) },
            { label: patrons.expires, value: patron.expires === null ? words.desk.never : format.day(patron.expires) },
            { label: patrons.pin, value: patron.hasPin ? patrons.hasPin : patrons.noPin },
            ...fields.flatMap(({ code, name }) => {
              const value = patron.fields[code] ?? null
              return value === null ? [] : [{ label: name, value: ownValue(value) }]
            }),
            ...patron.contacts.map(({ name, relation, phone, email }) => ({
              label: relation === '' ? people.contacts : relation,
              value: [name, phone, email].filter((part) => part !== '').join(', '),
            })),
          ]}
        />
      </Panel>
      <div className={styles.tab}>
        <RecordPanel patron={patron} />
        <CardsPanel patron={patron} />
        <OutsideAccounts patron={patron} />
        <BlocksPanel patron={patron} />
        <NotesPanel patron={patron} />
        {(patron.housebound || address.text('delivery') !== undefined) && (
          <DeliveryPanel
            patron={patron.id}
            isNew={!patron.housebound}
            onDone={() => address.set({ delivery: undefined }, 'replace')}
          />
        )}
        {patron.household.length > 0 && (
          <Panel
            title={patrons.household}
            actions={
              may(session, 'patrons:write') && (
                <Button size="small" onPress={() => void leave()}>
                  {patrons.leaveHousehold}
                </Button>
              )
            }
          >
            <ul className={styles.stack}>
              {patron.household.map((member) => (
                <li key={member.id}>
                  <Link href={`/patrons/${member.id}`} look="strong">
                    {member.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  )
}
