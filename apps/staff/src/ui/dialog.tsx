import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../desk-context.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Called when it is left without a decision. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons of the decision, the one that is meant last. */
  readonly actions?: ReactNode
  /** `alertdialog` asks before something is lost; it cannot be left by a click beside it. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly size?: 'normal' | 'wide'
}

/** Asks for a decision that must be made before the work can go on. Messages do not belong here: they go beside the work. */
export function Dialog({ title, isOpen, onClose, children, actions, role = 'dialog', size = 'normal' }: DialogProps) {
  const { ui } = useWords()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className={styles.scrim ?? ''}
    >
      <Modal className={`${styles.modal} ${size === 'wide' ? styles.wide : ''}`}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label={ui.close} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
