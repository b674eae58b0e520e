import { Copy, KeyRound } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './machines.module.css'

interface ShownSecretProps {
  /** What to do with it. */
  readonly text: string
  readonly secret: string
  readonly also?: { readonly label: string; readonly value: string }
}

/** A password or key that is shown this once, with a button that copies it. */
export function ShownSecret({ text, secret, also }: ShownSecretProps) {
  const { words, announce } = useDesk()
  const { machines } = words
  return (
    <div className={styles.secret}>
      <Banner tone="warn" live icon={KeyRound} title={text} />
      <div className={styles.secretLine}>
        <code dir="ltr">{secret}</code>
        <Button
          size="small"
          icon={Copy}
          onPress={() => void navigator.clipboard.writeText(secret).then(() => announce(machines.copied))}
        >
          {machines.copy}
        </Button>
      </div>
      {also && (
        <p className={styles.faint}>
          {also.label}: <code dir="ltr">{also.value}</code>
        </p>
      )}
    </div>
  )
}
