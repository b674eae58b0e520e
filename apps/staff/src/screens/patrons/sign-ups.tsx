import { useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import {
  ApproveRegistration,
  ListRegistrations,
  RejectRegistration,
  type Registration,
} from '../../../../server/src/modules/patrons/contract-registration.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

const key = ['registrations'] as const

/** People who signed up and confirmed their address: made patrons, or turned down. */
export function SignUps() {
  const { call, words } = useDesk()
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ListRegistrations, { query: { limit: 50 } }, signal),
  })
  useLiveRefresh(['registration'], [key])
  const { people } = words
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonRows rows={6} />
  if (found.data.total === 0)
    return (
      <Panel>
        <EmptyState icon={UserPlus} title={people.noSignUps}>
          {people.noSignUpsText}
        </EmptyState>
      </Panel>
    )
  return (
    <div className={styles.cards}>
      {found.data.rows.map((row) => (
        <SignUp key={row.id} row={row} />
      ))}
    </div>
  )
}

function SignUp({ row }: { readonly row: Registration }) {
  const { call, words, format, announce, sounds } = useDesk()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const branches = useBranches()
  const categories = useCategories()
  const { people, patrons } = words
  const [category, setCategory] = useState<string>()
  const [rejecting, setRejecting] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const chosen = category ?? categories.rows[0]?.code ?? ''
  const name = `${row.givenName} ${row.familyName}`.trim()
  const approve = async () => {
    setWorking(true)
    try {
      const patron = await call(ApproveRegistration, { params: { id: row.id }, body: { category: chosen } })
      sounds.play('ok')
      announce(people.approved)
      goTo(`/patrons/${patron.id}`)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    setWorking(false)
    await queries.invalidateQueries({ queryKey: key })
  }
  return (
    <Panel title={name}>
      <div className={styles.stack}>
        <KeyValues
          look="columns"
          facts={[
            { label: patrons.birthDate, value: row.birthDate === null ? '' : format.day(row.birthDate) },
            { label: patrons.email, value: row.email },
            { label: patrons.phone, value: row.phone },
            {
              label: patrons.address,
              value: [row.street, `${row.postcode} ${row.city}`.trim()].filter((part) => part !== '').join(', '),
            },
            { label: patrons.branch, value: branches.nameOf(row.branch) },
            { label: patrons.at, value: format.when(row.at) },
          ]}
        />
        {row.patron !== null && (
          <p>
            <Pill tone="info">{people.temporary}</Pill> <Link href={`/patrons/${row.patron}`}>{name}</Link>
          </p>
        )}
        {row.duplicates.map((hint) => (
          <p key={hint.id}>
            <Pill tone="warn">{people.maybe}</Pill>{' '}
            <Link href={`/patrons/${hint.id}`} look="strong">
              {hint.name}
            </Link>{' '}
            <span className={styles.second}>{hint.alike.map((one) => words.peopleAlike[one]).join(' · ')}</span>
          </p>
        ))}
        <Select
          label={patrons.category}
          value={chosen}
          onChange={setCategory}
          choices={categories.rows.map(({ code, name: label }) => ({ id: code, label }))}
        />
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
        <div className={styles.actions}>
          <Button tone="primary" isPending={working} onPress={() => void approve()}>
            {people.approve}
          </Button>
          <Button onPress={() => setRejecting(true)}>{people.reject}</Button>
        </div>
      </div>
      {rejecting && (
        <ReasonDialog
          asksMail
          onClose={() => setRejecting(false)}
          onSubmit={async (reason, mail) => {
            await call(RejectRegistration, { params: { id: row.id }, body: { reason, mail } })
            announce(people.rejected)
            await queries.invalidateQueries({ queryKey: key })
          }}
        />
      )}
    </Panel>
  )
}
