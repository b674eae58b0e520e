import { linkFields, type IdentityMapping } from '../../../../server/src/modules/identity/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useCategories, useLendingBranches } from '../../reference.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import styles from './identity.module.css'

interface MappingProps {
  readonly mapping: IdentityMapping
  readonly set: (change: Partial<IdentityMapping>) => void
  readonly error: unknown
}

const none = 'none'

/** How somebody is found here, what is taken over of them, and who is taken in. */
export function MappingStep({ mapping, set, error }: MappingProps) {
  const { identity } = useWords()
  const { linkBy } = mapping
  const attributes = [
    ['card', identity.card],
    ['externalId', identity.externalId],
    ['username', identity.username],
    ['givenName', identity.givenName],
    ['familyName', identity.familyName],
    ['name', identity.wholeName],
    ['email', identity.email],
  ] as const
  return (
    <>
      <p>{identity.linkText}</p>
      <div className={styles.pair}>
        <Select
          label={identity.linkField}
          value={linkBy?.field ?? none}
          onChange={(chosen) => {
            const field = linkFields.find((one) => one === chosen)
            set({ linkBy: field === undefined ? null : { field, attribute: linkBy?.attribute ?? '' } })
          }}
          choices={[none, ...linkFields].map((id) => ({ id, label: linkLabel(identity, id) }))}
        />
        {linkBy && (
          <TextField
            label={identity.linkAttribute}
            value={linkBy.attribute}
            onChange={(attribute) => set({ linkBy: { ...linkBy, attribute } })}
            isRequired
            mono
          />
        )}
      </div>
      <fieldset className={styles.group}>
        <legend>{identity.attributes}</legend>
        <p className={styles.quiet}>{identity.attributesText}</p>
        <div className={styles.attributes}>
          {attributes.map(([name, label]) => (
            <TextField
              key={name}
              label={label}
              value={mapping[name]}
              onChange={(value) => set({ [name]: value.trim() })}
              mono
            />
          ))}
        </div>
        <Checkbox isSelected={mapping.trustEmail} onChange={(trustEmail) => set({ trustEmail })}>
          {identity.trustEmail}
        </Checkbox>
      </fieldset>
      <NewPeople mapping={mapping} set={set} error={error} />
      <div className={styles.pair}>
        <Select
          label={identity.update}
          value={mapping.update}
          onChange={(update) => set({ update })}
          choices={(['never', 'names', 'all'] as const).map((id) => ({ id, label: identity[`update.${id}`] }))}
        />
        <TextField
          label={identity.noMatch}
          hint={identity.noMatchHint}
          value={mapping.noMatch}
          onChange={(noMatch) => set({ noMatch })}
          maxLength={500}
        />
      </div>
    </>
  )
}

function linkLabel(identity: ReturnType<typeof useWords>['identity'], id: string): string {
  const field = linkFields.find((one) => one === id)
  return field === undefined ? identity['link.none'] : identity[`link.${field}`]
}

function NewPeople({ mapping, set, error }: MappingProps) {
  const { identity } = useWords()
  const branches = useLendingBranches()
  const categories = useCategories()
  return (
    <>
      <Checkbox isSelected={mapping.create} onChange={(create) => set({ create })}>
        {identity.create}
      </Checkbox>
      {(mapping.create || mapping.update === 'all') && (
        <div className={styles.pair}>
          <Select
            label={identity.category}
            value={mapping.category ?? none}
            onChange={(category) => set({ category: category === none ? null : category })}
            choices={[
              { id: none, label: identity.notSet },
              ...categories.map(({ code, name }) => ({ id: code, label: name })),
            ]}
            {...errorFor(error, 'mapping.category')}
          />
          <Select
            label={identity.branch}
            value={mapping.branch === null ? none : String(mapping.branch)}
            onChange={(branch) => set({ branch: branch === none ? null : Number(branch) })}
            choices={[
              { id: none, label: identity.notSet },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
            {...errorFor(error, 'mapping.branch')}
          />
        </div>
      )}
    </>
  )
}
