import type { RepositoryBody, RepositoryLook } from '../../../../server/src/modules/harvesting/contract.ts'
import { useWords } from '../../desk-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'

interface WhatIsHarvestedProps {
  readonly draft: RepositoryBody
  readonly set: (change: Partial<RepositoryBody>) => void
  /** What the repository said of itself; undefined until it is asked. */
  readonly look: RepositoryLook | undefined
}

/** Stands for all records; no set can be called so. */
const every = '*'
/** A longer list is narrowed by typing. */
const shortList = 12

/** The format and the set of a repository, of those that it has. */
export function WhatIsHarvested({ draft, set, look }: WhatIsHarvestedProps) {
  const { harvesting } = useWords()
  const formats = look?.formats ?? [{ prefix: draft.metadataPrefix, namespace: '', readable: true }]
  const known = look?.sets ?? []
  const sets =
    draft.setSpec === '' || known.some(({ spec }) => spec === draft.setSpec)
      ? known
      : [...known, { spec: draft.setSpec, name: draft.setSpec }]
  const choices = [
    { id: every, label: harvesting.allSets },
    ...sets.map(({ spec, name }) => ({ id: spec, label: name, ...(name !== spec && { detail: spec }) })),
  ]
  const chosen = {
    label: harvesting.set,
    value: draft.setSpec === '' ? every : draft.setSpec,
    choices,
    ...(look === undefined && { hint: harvesting.askForMore }),
  }
  const onChange = (spec: string | undefined) => set({ setSpec: spec === undefined || spec === every ? '' : spec })
  return (
    <>
      <RadioGroup
        label={harvesting.format}
        value={draft.metadataPrefix}
        onChange={(metadataPrefix) => set({ metadataPrefix })}
        choices={formats.map(({ prefix, namespace, readable }) => ({
          id: prefix,
          label: prefix,
          disabled: !readable && prefix !== draft.metadataPrefix,
          ...(readable ? namespace !== '' && { detail: namespace } : { detail: harvesting.cannotRead }),
        }))}
      />
      {choices.length > shortList ? (
        <ComboBox {...chosen} onChange={onChange} />
      ) : (
        <Select {...chosen} onChange={onChange} />
      )}
    </>
  )
}
