import { useQueryClient } from '@tanstack/react-query'
import { UserPlus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Patron, ProxyLink, ProxyRight } from '../../../../server/src/modules/patrons/contract.ts'
import {
  EndProxy,
  PutGuarantor,
  PutProxy,
  RemoveGuarantor,
} from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChoosePatron } from './choose-patron.tsx'
import styles from './patron.module.css'

const allRights: readonly ProxyRight[] = ['borrow', 'collect', 'notices']

/** Guarantors and proxies of a patron, in both directions. */
export function FamilyTab({ patron }: { readonly patron: Patron }) {
  const { call, words } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'guarantor' | 'proxy'>()
  const [relation, setRelation] = useState('')
  const [rights, setRights] = useState<readonly ProxyRight[]>(allRights)
  const [ends, setEnds] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const { people } = words
  const writes = may(session, 'patrons:write')
  const refresh = () => queries.invalidateQueries({ queryKey: ['patron'] })
  const remove = async (work: Promise<unknown>) => {
    try {
      await work
      setProblem(undefined)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await refresh()
  }
  const removal = (name: string, work: () => Promise<unknown>) =>
    writes && <IconButton icon={X} label={people.removeName(name)} onPress={() => void remove(work())} />
  const adder = (about: 'guarantor' | 'proxy', label: string) =>
    writes && (
      <Button size="small" icon={UserPlus} onPress={() => setAsked(about)}>
        {label}
      </Button>
    )
  return (
    <div className={styles.tab}>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
      <div className={styles.columns}>
        <People title={people.guarantors} actions={adder('guarantor', people.addGuarantor)}>
          {patron.guarantors.map(({ id, name, relation: how }) => (
            <Person key={id} id={id} name={name} detail={how}>
              {removal(name, () => call(RemoveGuarantor, { params: { id: patron.id, other: id } }))}
            </Person>
          ))}
        </People>
        <People title={people.guarantees}>
          {patron.guarantees.map(({ id, name, relation: how }) => (
            <Person key={id} id={id} name={name} detail={how}>
              {removal(name, () => call(RemoveGuarantor, { params: { id, other: patron.id } }))}
            </Person>
          ))}
        </People>
        <People title={people.proxies} actions={adder('proxy', people.addProxy)}>
          {patron.proxies.map((link) => (
            <ProxyLine key={link.id} link={link}>
              {removal(link.name, () => call(EndProxy, { params: { id: patron.id, other: link.patron } }))}
            </ProxyLine>
          ))}
        </People>
        <People title={people.sponsors}>
          {patron.sponsors.map((link) => (
            <ProxyLine key={link.id} link={link}>
              {removal(link.name, () => call(EndProxy, { params: { id: link.patron, other: patron.id } }))}
            </ProxyLine>
          ))}
        </People>
      </div>
      {asked === 'guarantor' && (
        <ChoosePatron
          title={people.guarantors}
          submit={people.addGuarantor}
          onClose={() => setAsked(undefined)}
          onChoose={async (other) => {
            await call(PutGuarantor, { params: { id: patron.id, other }, body: { relation } })
            await refresh()
          }}
        >
          <TextField label={people.relation} value={relation} onChange={setRelation} />
        </ChoosePatron>
      )}
      {asked === 'proxy' && (
        <ChoosePatron
          title={people.proxies}
          submit={people.addProxy}
          onClose={() => setAsked(undefined)}
          onChoose={async (other) => {
            const body = { rights: [...rights], ...(ends !== undefined && { ends }) }
            await call(PutProxy, { params: { id: patron.id, other }, body })
            await refresh()
          }}
        >
          <fieldset className={styles.stack}>
            <legend>{people.mayDo}</legend>
            {allRights.map((right) => (
              <Checkbox
                key={right}
                isSelected={rights.includes(right)}
                onChange={(on) => setRights(allRights.filter((one) => (one === right ? on : rights.includes(one))))}
              >
                {words.proxyRights[right]}
              </Checkbox>
            ))}
          </fieldset>
          <DatePicker label={people.lastDay} value={ends} onChange={setEnds} />
        </ChoosePatron>
      )}
    </div>
  )
}

interface PeopleProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: readonly ReactNode[]
}

function People({ title, actions, children }: PeopleProps) {
  const { words } = useDesk()
  return (
    <Panel title={title} actions={actions}>
      {children.length === 0 ? (
        <p className={styles.quiet}>{words.people.nobody}</p>
      ) : (
        <ul className={styles.stack}>{children}</ul>
      )}
    </Panel>
  )
}

interface PersonProps {
  readonly id: number
  readonly name: string
  readonly detail: string
  readonly children: ReactNode
}

function Person({ id, name, detail, children }: PersonProps) {
  return (
    <li className={styles.line}>
      <span>
        <Link href={`/patrons/${id}`} look="strong">
          {name}
        </Link>
        <span className={styles.second}> {detail}</span>
      </span>
      {children}
    </li>
  )
}

function ProxyLine({ link, children }: { readonly link: ProxyLink; readonly children: ReactNode }) {
  const { words, format } = useDesk()
  const { people } = words
  const days = [
    ...(link.active ? [] : [people.from(format.day(link.starts))]),
    ...(link.ends === null ? [] : [people.until(format.day(link.ends))]),
  ]
  return (
    <Person
      id={link.patron}
      name={link.name}
      detail={[...link.rights.map((right) => words.proxyRights[right]), ...days].join(' · ')}
    >
      {!link.active && <Pill tone="neutral">{people.notNow}</Pill>}
      {children}
    </Person>
  )
}
