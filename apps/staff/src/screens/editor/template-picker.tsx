import type { Template } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { Select } from '../../ui/select.tsx'

/** What a new record begins with. */
export function TemplatePicker({ templates }: { readonly templates: readonly Template[] }) {
  const { editor } = useWords()
  const address = useAddress()
  return (
    <Select
      label={editor.template}
      beside
      value={address.text('template') ?? templates[0]?.id}
      onChange={(id) => address.set({ template: id }, 'replace')}
      choices={templates.map(({ id, name, about }) => ({ id, label: name, ...(about !== '' && { detail: about }) }))}
    />
  )
}
