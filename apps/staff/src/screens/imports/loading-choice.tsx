import { useQuery } from '@tanstack/react-query'
import { ListLoadProfiles } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './imports.module.css'

/** How the next files shall be loaded. */
export interface LoadingChoice {
  readonly profile: string
  readonly preview: boolean
}

interface LoadingChoiceFieldsProps {
  readonly value: LoadingChoice
  readonly onChange: (next: LoadingChoice) => void
}

/** By which profile the next files are loaded, and whether somebody looks first. */
export function LoadingChoiceFields({ value, onChange }: LoadingChoiceFieldsProps) {
  const { words, call } = useDesk()
  const { loading } = words
  const profiles = useQuery({
    queryKey: ['load-profiles'],
    queryFn: ({ signal }) => call(ListLoadProfiles, {}, signal),
  })
  return (
    <div className={styles.choice}>
      <Select
        label={loading.profile}
        value={value.profile}
        onChange={(profile) => onChange({ ...value, profile })}
        choices={[
          { id: 'usual', label: loading.usual },
          ...(profiles.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
      />
      <Switch isSelected={value.preview} onChange={(preview) => onChange({ ...value, preview })}>
        {loading.lookFirst}
      </Switch>
      <ButtonLink tone="plain" href="/imports/loading/profiles">
        {loading.manage}
      </ButtonLink>
    </div>
  )
}
