import { ListBox, ListBoxItem } from 'react-aria-components/Select'
import type { PlanArea } from '../../../../server/src/modules/site/contract.ts'
import { useWords } from '../../desk-context.ts'
import { nameOf, useLocations } from '../../reference.ts'
import styles from './site.module.css'

interface AreaListProps {
  readonly areas: readonly PlanArea[]
  readonly chosen: number | undefined
  readonly onChoose: (place: number) => void
}

/** The areas of a plan by name, with what stands there; one is chosen. */
export function AreaList({ areas, chosen, onChoose }: AreaListProps) {
  const { site } = useWords()
  const locations = useLocations()
  const holds = ({ location, from, to }: PlanArea) => {
    const said = [
      ...(location === null ? [] : [nameOf(locations, location)]),
      ...(from === '' && to === '' ? [] : [site.range(from, to)]),
    ]
    return said.length === 0 ? site.holdsNothing : said.join(' · ')
  }
  return (
    <ListBox
      aria-label={site.areas}
      selectionMode="single"
      selectedKeys={chosen === undefined ? [] : [String(chosen)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) onChoose(Number(key))
      }}
      className={styles.areas ?? ''}
    >
      {areas.map((area, place) => (
        // Areas have no number of their own; their place in the list is what they are known by.
        // oxlint-disable-next-line react/no-array-index-key
        <ListBoxItem key={place} id={String(place)} textValue={area.name} className={styles.listed ?? ''}>
          <span className={styles.number}>{place + 1}</span>
          <span className={styles.listedName}>
            <bdi>{area.name === '' ? site.noName : area.name}</bdi>
            <span className={styles.second}>{holds(area)}</span>
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
