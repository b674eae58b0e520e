import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  PlanCallNumbers,
  type CallNumberSelection,
} from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import { SearchCatalog } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches, useLocations } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './shelf-list.module.css'

/** Titles of a search that are planned for at most, and those that are asked for at once. */
const mostTitles = 5000
const pageSize = 100

type Which = 'missing' | 'proposals' | 'all' | 'barcodes' | 'titles'

/** Which items get numbers, and how; a plan changes nothing yet. */
export function PlanForm({ onPlanned }: { readonly onPlanned: (run: number) => void }) {
  const { words, call } = useDesk()
  const { shelf } = words
  const branches = useLendingBranches()
  const locations = useLocations()
  const [how, setHow] = useState<CallNumberSelection['how']>('suggest')
  const [which, setWhich] = useState<Which>('missing')
  const [branch, setBranch] = useState<string>('any')
  const [location, setLocation] = useState<string>('any')
  const [barcodes, setBarcodes] = useState('')
  const [search, setSearch] = useState('')
  const plan = useMutation({
    mutationFn: async () => {
      if (which !== 'titles') return call(PlanCallNumbers, { body: selection(which) })
      const bibs: number[] = []
      for (let offset = 0; offset < mostTitles; offset += pageSize) {
        const { rows, total } = await call(SearchCatalog, { query: { q: search, limit: pageSize, offset } })
        bibs.push(...rows.map(({ id }) => id))
        if (rows.length === 0 || bibs.length >= total) break
      }
      if (bibs.length === 0) throw new Error(shelf.searchNone)
      return call(PlanCallNumbers, { body: { how, bibs } })
    },
    onSuccess: ({ id }) => onPlanned(id),
  })
  const selection = (which: Exclude<Which, 'titles'>): CallNumberSelection =>
    which === 'barcodes'
      ? { how, barcodes: barcodes.split(/[\s,;]+/).filter((one) => one !== '') }
      : {
          how,
          place: {
            which,
            ...(branch !== 'any' && { branch: Number(branch) }),
            ...(location !== 'any' && { location: Number(location) }),
          },
        }
  const here = locations.filter((one) => branch === 'any' || one.branch === Number(branch))
  return (
    <Panel title={shelf.newRun}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          plan.mutate()
        }}
      >
        <p className={styles.second}>{shelf.runsIntro}</p>
        {plan.isError && (
          <Banner
            tone="stop"
            live
            title={plan.error.message === shelf.searchNone ? shelf.searchNone : sentenceFor(plan.error, words.problems)}
          />
        )}
        <Select
          label={shelf.how}
          choices={[
            { id: 'suggest', label: shelf.howSuggest },
            { id: 'mend', label: shelf.howMend },
          ]}
          value={how}
          onChange={setHow}
        />
        <Select
          label={shelf.which}
          choices={[
            { id: 'missing', label: shelf.whichMissing },
            { id: 'proposals', label: shelf.whichProposals },
            { id: 'all', label: shelf.whichAll },
            { id: 'barcodes', label: shelf.whichBarcodes },
            { id: 'titles', label: shelf.whichTitles },
          ]}
          value={which}
          onChange={setWhich}
        />
        {which === 'barcodes' && (
          <TextField label={shelf.barcodes} mono lines={6} value={barcodes} onChange={setBarcodes} />
        )}
        {which === 'titles' && (
          <TextField label={shelf.search} hint={shelf.searchHint} value={search} onChange={setSearch} />
        )}
        {which !== 'barcodes' && which !== 'titles' && (
          <>
            <Select
              label={shelf.branch}
              choices={[
                { id: 'any', label: shelf.anyBranch },
                ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
              value={branch}
              onChange={(next) => {
                setBranch(next)
                setLocation('any')
              }}
            />
            <Select
              label={shelf.location}
              choices={[
                { id: 'any', label: shelf.anyLocation },
                ...here.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
              value={location}
              onChange={setLocation}
            />
          </>
        )}
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" isPending={plan.isPending}>
            {shelf.plan}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
