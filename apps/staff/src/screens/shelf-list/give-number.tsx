import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChangeItem, GetItemByBarcode, type Item } from '../../../../server/src/modules/catalog/contract.ts'
import {
  CheckCallNumbers,
  SuggestCallNumbers,
  type CallNumberProposal,
} from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Findings } from './findings.tsx'
import styles from './shelf-list.module.css'

interface GiveNumberProps {
  /** The item at which one stands, to begin with it. */
  readonly barcode: string | null
  /** Stands at a place of the shelf. */
  readonly onStand: (number: string) => void
  readonly onGiven: () => void
}

interface Given {
  readonly item: Item
  readonly before: string
}

/** Gives an item its call number: what record and shelf propose, looked at on the shelf, written otherwise if need be. */
export function GiveNumber({ barcode, onStand, onGiven }: GiveNumberProps) {
  const { words, call, announce } = useDesk()
  const { shelf } = words
  const [scan, setScan] = useState('')
  const [item, setItem] = useState<Item>()
  const [written, setNumber] = useState<string>()
  const [given, setGiven] = useState<Given>()
  const find = useMutation({
    mutationFn: (text: string) => call(GetItemByBarcode, { params: { barcode: text } }),
    onSuccess: (found) => {
      setItem(found)
      setNumber(undefined)
      setGiven(undefined)
      setScan('')
    },
  })
  const proposals = useQuery({
    queryKey: ['call-number-proposals', item?.id],
    enabled: item !== undefined,
    queryFn: ({ signal }) => call(SuggestCallNumbers, { body: { item: item?.id ?? 0 } }, signal),
  })
  const [first] = proposals.data?.rows ?? []
  // Until somebody writes another one it is the best proposal
  const number = written ?? first?.callNumber ?? ''
  const save = useMutation({
    mutationFn: ({ id, to }: { readonly id: number; readonly to: string }) =>
      call(ChangeItem, { params: { id }, body: { callNumber: to } }),
  })
  const give = () => {
    if (!item || number.trim() === '') return
    const { id, callNumber: before } = item
    save.mutate(
      { id, to: number.trim() },
      {
        onSuccess: (changed) => {
          announce(shelf.given(changed.callNumber, changed.title))
          setGiven({ item: changed, before })
          setItem(undefined)
          onGiven()
          onStand(changed.barcode)
        },
      },
    )
  }
  const takeBack = ({ item: changed, before }: Given) =>
    save.mutate(
      { id: changed.id, to: before },
      {
        onSuccess: () => {
          announce(shelf.takenBack(changed.title))
          setGiven(undefined)
          onGiven()
        },
      },
    )
  const problem = find.error ?? save.error ?? proposals.error
  return (
    <Panel title={shelf.give}>
      <div className={styles.give}>
        {problem && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
        {given && (
          <div className={styles.given} role="status">
            <p>
              <bdi>{shelf.given(given.item.callNumber, given.item.title)}</bdi>
            </p>
            <Button size="small" onPress={() => takeBack(given)}>
              {shelf.giveUndo}
            </Button>
          </div>
        )}
        {item === undefined ? (
          <form
            className={styles.give}
            onSubmit={(event) => {
              event.preventDefault()
              if (scan.trim() !== '') find.mutate(scan.trim())
            }}
          >
            <p className={styles.second}>{shelf.giveIntro}</p>
            <TextField label={shelf.giveItem} mono value={scan} onChange={setScan} />
            <div className={styles.buttons}>
              {barcode !== null && (
                <Button keys="F7" onPress={() => find.mutate(barcode)}>
                  {shelf.giveThis}
                </Button>
              )}
              <Button type="submit">{shelf.giveFind}</Button>
            </div>
          </form>
        ) : (
          <>
            <div>
              <p>
                <bdi>{item.title}</bdi>
              </p>
              <p className={styles.second}>
                <Barcode value={item.barcode} />
              </p>
            </div>
            {proposals.data && (
              <Proposals of={proposals.data.rows} onStand={onStand} onTake={setNumber} taken={number} />
            )}
            {proposals.data?.missing != null && <p className={styles.second}>{proposals.data.missing}</p>}
            <TextField
              label={shelf.newNumber}
              mono
              value={number}
              onChange={setNumber}
              onKeyDown={(event) => {
                if (event.key === 'Enter') give()
              }}
            />
            <LiveCheck item={item} number={number} onTake={setNumber} />
            <div className={styles.buttons}>
              <Button tone="plain" onPress={() => setItem(undefined)}>
                {words.ui.cancel}
              </Button>
              <Button
                tone="primary"
                keys="F8"
                isPending={save.isPending}
                isDisabled={number.trim() === ''}
                onPress={give}
              >
                {shelf.giveSave}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  )
}

interface ProposalsProps {
  readonly of: readonly CallNumberProposal[]
  readonly taken: string
  readonly onTake: (number: string) => void
  readonly onStand: (number: string) => void
}

/** What could be given, with the reasons; the one that is taken is looked at on the shelf. */
function Proposals({ of, taken, onTake, onStand }: ProposalsProps) {
  const { shelf } = useDesk().words
  return (
    <ul className={styles.proposals} aria-label={shelf.proposals}>
      {of.map((proposal) => (
        <li key={proposal.callNumber}>
          <button
            type="button"
            aria-pressed={taken === proposal.callNumber}
            className={styles.proposal}
            onClick={() => {
              onTake(proposal.callNumber)
              onStand(proposal.callNumber)
            }}
          >
            {proposal.callNumber}
          </button>
          <details open={taken === proposal.callNumber}>
            <summary>{shelf.why}</summary>
            <ul className={styles.reasons}>
              {proposal.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
              {proposal.byTable !== null && <li>{shelf.byTable(proposal.byTable)}</li>}
            </ul>
          </details>
          <Findings of={proposal.findings} />
        </li>
      ))}
    </ul>
  )
}

interface LiveCheckProps {
  readonly item: Item
  readonly number: string
  readonly onTake: (number: string) => void
}

/** What is wrong with a number while it is written. */
function LiveCheck({ item, number, onTake }: LiveCheckProps) {
  const { words, call } = useDesk()
  const text = number.trim()
  const { branch, location, itemType } = item
  const check = useQuery({
    queryKey: ['call-number-check', text, branch, location, itemType],
    enabled: text !== '',
    queryFn: ({ signal }) => call(CheckCallNumbers, { body: { texts: [text], branch, location, itemType } }, signal),
    placeholderData: (before) => before,
  })
  const found = check.data?.rows[0]
  if (!found || text === '') return null
  const { proposal } = found
  return (
    <div className={styles.check}>
      <Findings of={found.findings} none={words.shelf.noneToSay} />
      {proposal !== null && (
        <Button size="small" onPress={() => onTake(proposal)}>
          {proposal}
        </Button>
      )}
    </div>
  )
}
