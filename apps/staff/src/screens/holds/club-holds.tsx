import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SearchCatalog } from '../../../../server/src/modules/catalog/contract.ts'
import { PlaceHolds, type Club } from '../../../../server/src/modules/holds/contract.ts'
import type { Call } from '../../api.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { linesOf } from './hold-view.ts'
import styles from './holds.module.css'

/** The title that a line means: its number, or the one that is found for an ISBN or words. */
async function titleOf(call: Call, line: string): Promise<number | undefined> {
  if (/^\d{1,9}$/.test(line)) return Number(line)
  return (await call(SearchCatalog, { query: { q: line, limit: 1 } })).rows[0]?.id
}

/** Holds for every member of a club on every title in one step, with what became of each. */
export function ClubHolds({ club }: { readonly club: Club }) {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const queries = useQueryClient()
  const [titles, setTitles] = useState('')
  const [copies, setCopies] = useState(1)
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const place = useMutation({
    mutationFn: async () => {
      const lines = linesOf(titles)
      const found = await Promise.all(lines.map((line) => titleOf(call, line)))
      const missing = lines.filter((_, at) => found[at] === undefined)
      setUnknown(missing)
      const bibs = found.flatMap((bib) => bib ?? [])
      if (missing.length > 0 || bibs.length === 0) return undefined
      return call(PlaceHolds, { body: { club: club.id, bibs, copies } })
    },
    onSuccess: (result) => {
      if (result === undefined) return
      announce(holds.clubResult(result.placed, result.refused))
      setTitles('')
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  return (
    <>
      <SaveForm
        title={holds.clubPlace}
        submit={holds.placeButton}
        onSubmit={() => place.mutate()}
        isPending={place.isPending}
        canSave={titles.trim() !== '' && club.members.length > 0}
        error={place.error}
      >
        <TextField label={holds.clubTitles} hint={holds.clubTitlesHint} value={titles} onChange={setTitles} lines={4} />
        <NumberField label={holds.clubCopies} minValue={1} maxValue={100} value={copies} onChange={setCopies} />
        {unknown.map((line) => (
          <Banner key={line} tone="stop" live title={holds.clubUnknown(line)} />
        ))}
      </SaveForm>
      {place.data !== undefined && (
        <Panel title={holds.clubResult(place.data.placed, place.data.refused)}>
          <ul className={styles.results}>
            {place.data.rows.map((row, at) => (
              <li key={`${row.patron} ${row.bib} ${at}`}>
                <Pill tone={row.hold === null ? 'stop' : 'ok'} icon="tone">
                  {row.hold === null ? holds.refusedOne : holds.placedOne}
                </Pill>
                <span>
                  <bdi>{row.patronName}</bdi>: <bdi>{row.title}</bdi>
                  {row.blocks.map((block) => (
                    <span key={block.code} className={styles.orderSecond}>
                      {block.message}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
