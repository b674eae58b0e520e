import { useState } from 'react'
import type { SearchAnswer } from '../../../../server/src/modules/catalog/contract.ts'
import type { Address } from '../../address.ts'
import { useFormat, useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './facets.module.css'
import { toggleFacet } from './search-query.ts'

type Facet = SearchAnswer['facets'][number]

interface FacetsProps {
  readonly answer: SearchAnswer
  readonly address: Address
}

/** What the titles found have in common, with counts; each value narrows the search. */
export function Facets({ answer, address }: FacetsProps) {
  const facets = answer.facets.filter(({ values }) => values.length > 0)
  return (
    <div className={styles.facets}>
      {facets.slice(0, 2).map((facet) => (
        <FacetGroup key={facet.name} facet={facet} address={address} />
      ))}
      {answer.years !== null && answer.years.buckets.length > 1 && (
        <Years buckets={answer.years.buckets} address={address} />
      )}
      {facets.slice(2).map((facet) => (
        <FacetGroup key={facet.name} facet={facet} address={address} />
      ))}
    </div>
  )
}

const atFirst = 5

function FacetGroup({ facet, address }: { readonly facet: Facet; readonly address: Address }) {
  const { catalogue } = useWords()
  const { count } = useFormat()
  const [all, setAll] = useState(false)
  const shown = all ? facet.values : facet.values.filter(({ selected }, i) => i < atFirst || selected)
  const hidden = facet.values.length - shown.length
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{facet.label}</legend>
      {shown.map((value) => (
        <Checkbox
          key={value.value}
          isSelected={value.selected}
          count={count(value.count)}
          onChange={() => address.set(toggleFacet(address.all('facet'), facet.name, value.value))}
        >
          <bdi>{value.label}</bdi>
        </Checkbox>
      ))}
      {(hidden > 0 || all) && facet.values.length > atFirst && (
        <TextButton onPress={() => setAll(!all)}>{all ? catalogue.fewer : catalogue.more(hidden)}</TextButton>
      )}
    </fieldset>
  )
}

interface YearsProps {
  readonly buckets: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  readonly address: Address
}

/** How many titles there are from which years, and the years to keep. */
function Years({ buckets, address }: YearsProps) {
  const { catalogue } = useWords()
  const most = Math.max(...buckets.map(({ count }) => count), 1)
  const [from, to] = [address.text('from') ?? '', address.text('to') ?? '']
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{catalogue.years}</legend>
      <div className={styles.years} aria-hidden="true">
        {buckets.map((bucket) => (
          <span
            key={bucket.from}
            title={catalogue.yearsButton(String(bucket.from), String(bucket.to), catalogue.found(bucket.count))}
            style={{ blockSize: `${bucket.count === 0 ? 0 : Math.max(6, (bucket.count / most) * 100)}%` }}
          />
        ))}
      </div>
      <form
        // The fields begin anew when the address changes by other means.
        key={`${from} ${to}`}
        className={styles.range}
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          address.set({ from: yearOf(form.get('from')), to: yearOf(form.get('to')), offset: undefined })
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) currentTarget.requestSubmit()
        }}
      >
        <input
          name="from"
          aria-label={catalogue.yearFrom}
          inputMode="numeric"
          maxLength={4}
          defaultValue={from}
          placeholder={String(buckets[0]?.from ?? '')}
          className={styles.bound}
        />
        <span aria-hidden="true">–</span>
        <input
          name="to"
          aria-label={catalogue.yearTo}
          inputMode="numeric"
          maxLength={4}
          defaultValue={to}
          placeholder={String(buckets.at(-1)?.to ?? '')}
          className={styles.bound}
        />
        <button type="submit" className="visually-hidden" tabIndex={-1}>
          {catalogue.narrow}
        </button>
      </form>
    </fieldset>
  )
}

function yearOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{1,4}$/.test(value.trim()) ? value.trim() : undefined
}
