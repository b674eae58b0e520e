import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLendingBranches, useLocations } from '../../reference.ts'
import { Select } from '../../ui/select.tsx'
import styles from './shelf-list.module.css'

/** Which branch and shelving location are looked at; both stand in the address. */
export function PlaceFilters() {
  const { shelf } = useWords()
  const address = useAddress()
  const branches = useLendingBranches()
  const locations = useLocations()
  const branch = address.number('branch')
  const location = address.number('location')
  const here = locations.filter((one) => branch === undefined || one.branch === branch)
  return (
    <div className={styles.filters}>
      <Select
        label={shelf.branch}
        hideLabel
        choices={[
          { id: 'any', label: shelf.anyBranch },
          ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={branch === undefined ? 'any' : String(branch)}
        onChange={(next) => address.set({ branch: next === 'any' ? undefined : next, location: undefined }, 'replace')}
      />
      <Select
        label={shelf.location}
        hideLabel
        choices={[
          { id: 'any', label: shelf.anyLocation },
          ...here.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={location === undefined ? 'any' : String(location)}
        onChange={(next) => address.set({ location: next === 'any' ? undefined : next }, 'replace')}
      />
    </div>
  )
}
