import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './integrations.module.css'

interface ScopePickerProps {
  /** What can be given, with the module that it belongs to. */
  readonly permissions: readonly { readonly code: string; readonly text: string; readonly module: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Permissions to tick, in groups and in plain words; the code is what the API page calls them. */
export function ScopePicker({ permissions, chosen, onChange }: ScopePickerProps) {
  const { moduleNames } = useWords()
  const groups = Map.groupBy(permissions, ({ module }) => module)
  return (
    <div className={styles.groups}>
      {[...groups].map(([module, list]) => (
        <fieldset key={module} className={styles.group}>
          <legend>{nameOfModule(moduleNames, module)}</legend>
          {list.map(({ code, text }) => (
            <Checkbox
              key={code}
              isSelected={chosen.includes(code)}
              onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
            >
              {text}
              <span className={styles.code}>{code}</span>
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function nameOfModule(names: Readonly<Record<string, string>>, module: string): string {
  const plain = module.replaceAll('-', ' ')
  return names[module] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}
